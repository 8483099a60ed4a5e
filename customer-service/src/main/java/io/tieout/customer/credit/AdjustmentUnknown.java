package io.tieout.customer.credit;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class AdjustmentUnknown extends NotFound {

    AdjustmentUnknown(UUID adjustmentId) {
        super("credit-adjustment-unknown", "There is no such adjustment", "No adjustment in force " + adjustmentId);
    }
}
