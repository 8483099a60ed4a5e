package io.tieout.sales.delivery;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

final class DeliveryIsUndone extends Conflict {

    DeliveryIsUndone(UUID deliveryId) {
        super("delivery-is-undone", "The delivery is undone already", "Delivery " + deliveryId + " was undone");
    }
}
