package io.tieout.reconciliation.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer, by everything that tells us that it is the one who pays.
///
/// @param names the legal name first, then other names and spellings
/// @param number the customer number people quote
/// @param parentId the customer that owns this one
public record Customer(
        String id,
        List<String> names,
        @Nullable String number,
        @Nullable String taxId,
        @Nullable String parentId,
        List<String> ibans) {

    public Customer {
        names = List.copyOf(names);
        ibans = List.copyOf(ibans);
    }

    /// What to call it in evidence.
    String label() {
        return names.isEmpty() ? id : names.getFirst();
    }

    public static Customer named(String id, String... names) {
        return new Customer(id, List.of(names), null, null, null, List.of());
    }

    public Customer withIban(String iban) {
        return new Customer(id, names, number, taxId, parentId, List.of(iban));
    }

    public Customer withParent(String newParentId) {
        return new Customer(id, names, number, taxId, newParentId, ibans);
    }

    public Customer withNumber(String newNumber) {
        return new Customer(id, names, newNumber, taxId, parentId, ibans);
    }

    public Customer withTaxId(String newTaxId) {
        return new Customer(id, names, number, newTaxId, parentId, ibans);
    }
}
