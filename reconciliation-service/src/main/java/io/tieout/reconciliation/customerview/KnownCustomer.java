package io.tieout.reconciliation.customerview;

import io.tieout.reconciliation.matching.Customer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer with everything by which it can be recognised as a payer.
record KnownCustomer(
        UUID companyId,
        UUID customerId,
        String customerNumber,
        String name,
        List<String> otherNames,
        @Nullable UUID parentId,
        @Nullable String taxId,
        List<String> ibans,
        @Nullable String externalNumber,
        @Nullable String language,
        @Nullable String email,
        @Nullable UUID mergedInto,
        long version) {

    KnownCustomer {
        otherNames = List.copyOf(otherNames);
        ibans = List.copyOf(ibans);
    }

    Customer forMatching() {
        var names = new ArrayList<String>();
        names.add(name);
        names.addAll(otherNames);
        return new Customer(
                customerId.toString(),
                names,
                customerNumber,
                taxId,
                parentId == null ? null : parentId.toString(),
                ibans);
    }
}
