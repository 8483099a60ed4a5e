package io.tieout.sales.billingplan;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

final class BillingPlanStopped extends Conflict {

    BillingPlanStopped(UUID planId) {
        super("billing-plan-stopped", "The billing plan is stopped already", "Plan " + planId + " bills no more");
    }
}
