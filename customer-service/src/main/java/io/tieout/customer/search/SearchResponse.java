package io.tieout.customer.search;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The closest matches first: by document, by number, name, word and part of a word; of equal ones the shortest name.
///
/// @param more there are others, which a longer search text would find
record SearchResponse(List<HitResponse> items, boolean more) {

    /// @param matched how close it is
    /// @param customerId whose document it is
    record HitResponse(
            SearchType type,
            UUID id,
            String title,
            @Nullable String number,
            @Nullable UUID customerId,
            @Nullable String customerName,
            Matched matched) {}

    /// `DOCUMENT`: the customer of a document that has this number.
    enum Matched {
        DOCUMENT,
        NUMBER,
        NAME,
        WORD,
        PART
    }
}
