package io.tieout.customer.merge;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class MergeNotFound extends NotFound {

    MergeNotFound(UUID id) {
        super("customer-merge-not-found", "There is no such merge", "No merge " + id);
    }
}
