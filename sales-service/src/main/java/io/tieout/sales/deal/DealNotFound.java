package io.tieout.sales.deal;

import io.tieout.platform.problem.NotFound;

final class DealNotFound extends NotFound {

    DealNotFound(DealId id) {
        super("deal-not-found", "There is no such deal", "No deal " + id.value());
    }
}
