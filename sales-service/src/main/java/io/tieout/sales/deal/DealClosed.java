package io.tieout.sales.deal;

import io.tieout.platform.problem.Conflict;

final class DealClosed extends Conflict {

    DealClosed(DealId id, DealStatus status) {
        super("deal-closed", "The deal is closed", "Deal " + id.value() + " is " + status);
    }
}
