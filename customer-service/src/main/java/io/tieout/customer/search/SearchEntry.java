package io.tieout.customer.search;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record that can be found, and everything that it can be found by.
///
/// @param title what is shown of it
/// @param number the number people read, where it has one
/// @param customerId whose document it is
/// @param names any part of them is enough
/// @param keys numbers and addresses: the whole of one comes first
/// @param phones any three digits that stand together are enough
public record SearchEntry(
        UUID companyId,
        SearchType type,
        UUID recordId,
        @Nullable UUID customerId,
        String title,
        @Nullable String number,
        List<String> names,
        List<String> keys,
        List<String> phones) {

    public SearchEntry {
        names = List.copyOf(names);
        keys = List.copyOf(keys);
        phones = List.copyOf(phones);
    }

    /// A document is found by its numbers.
    public static SearchEntry ofDocument(
            UUID companyId, SearchType type, UUID recordId, UUID customerId, String number, List<String> otherNumbers) {
        var keys = new ArrayList<>(otherNumbers);
        keys.addFirst(number);
        return new SearchEntry(companyId, type, recordId, customerId, number, number, List.of(), keys, List.of());
    }
}
