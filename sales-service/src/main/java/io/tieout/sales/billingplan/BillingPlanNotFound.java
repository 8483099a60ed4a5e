package io.tieout.sales.billingplan;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class BillingPlanNotFound extends NotFound {

    BillingPlanNotFound(UUID planId) {
        super("billing-plan-not-found", "The contract has no such billing plan", "No billing plan " + planId);
    }
}
