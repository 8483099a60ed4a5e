package io.tieout.sales.salestarget;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class TargetNotFound extends NotFound {

    TargetNotFound(UUID targetId) {
        super("target-not-found", "There is no such target", "No target " + targetId);
    }
}
