package io.tieout.sales.delivery;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class DeliveryNotFound extends NotFound {

    DeliveryNotFound(UUID deliveryId) {
        super("delivery-not-found", "There is no such delivery", "No delivery " + deliveryId);
    }
}
