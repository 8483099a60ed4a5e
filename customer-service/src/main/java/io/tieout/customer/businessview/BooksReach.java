package io.tieout.customer.businessview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the lines of the customers' accounts have been told.
///
/// @param complete false while the past is being told
/// @param toldAt when the last of them came
public record BooksReach(
        long lastSequence, boolean complete, @Nullable Instant toldAt) {

    static final BooksReach NOTHING = new BooksReach(0, false, null);
}
