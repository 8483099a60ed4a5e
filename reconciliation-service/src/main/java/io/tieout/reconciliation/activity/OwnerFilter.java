package io.tieout.reconciliation.activity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose work a list shows: of one user, of nobody, or of all when it is empty.
public record OwnerFilter(@Nullable UUID ownerId, boolean unowned) {

    /// @param text `mine`, `none` or a user's id; null for all
    public static OwnerFilter parse(@Nullable String text, UUID callerId) {
        if (text == null) {
            return new OwnerFilter(null, false);
        }
        if (text.equals("mine")) {
            return new OwnerFilter(callerId, false);
        }
        if (text.equals("none")) {
            return new OwnerFilter(null, true);
        }
        try {
            return new OwnerFilter(UUID.fromString(text), false);
        } catch (IllegalArgumentException e) {
            throw new InvalidOwner();
        }
    }
}
