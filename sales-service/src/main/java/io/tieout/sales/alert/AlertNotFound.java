package io.tieout.sales.alert;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class AlertNotFound extends NotFound {

    AlertNotFound(UUID alertId) {
        super("alert-not-found", "There is no such alert", "No alert " + alertId);
    }
}
