package io.tieout.ledger.deferral;

import io.tieout.platform.problem.NotFound;

final class DeferralUnknown extends NotFound {

    DeferralUnknown(DeferralId id) {
        super("deferral-unknown", "There is no such deferral", "Deferral " + id.value() + " is not known");
    }
}
