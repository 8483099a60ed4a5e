package io.tieout.customer.duplicate;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class DuplicateSearchNotFound extends NotFound {

    DuplicateSearchNotFound(UUID id) {
        super("duplicate-search-not-found", "There is no such search", "No search " + id);
    }
}
