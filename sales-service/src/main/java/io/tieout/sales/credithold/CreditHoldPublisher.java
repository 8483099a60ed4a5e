package io.tieout.sales.credithold;

import io.tieout.events.sales.v1.OrderHeld;
import io.tieout.events.sales.v1.OrderHoldDropped;
import io.tieout.events.sales.v1.OrderReleased;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class CreditHoldPublisher {

    private static final long HELD = 1;
    private static final long ENDED = 2;

    private final Outbox outbox;

    CreditHoldPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void held(UUID companyId, CreditHold hold) {
        outbox.publish(new OutboxEvent<>(
                SalesEvents.ORDER_HELD,
                companyId,
                hold.holdId(),
                HELD,
                hold.dealId(),
                new OrderHeld(
                        hold.holdId(),
                        hold.orderId(),
                        hold.customerId(),
                        hold.dealId(),
                        hold.reason().name(),
                        hold.orderTotal(),
                        hold.exposure(),
                        hold.limit(),
                        hold.creditVersion(),
                        hold.heldAt())));
    }

    void released(UUID companyId, CreditHold hold) {
        outbox.publish(new OutboxEvent<>(
                SalesEvents.ORDER_RELEASED,
                companyId,
                hold.holdId(),
                ENDED,
                hold.dealId(),
                new OrderReleased(
                        hold.holdId(),
                        hold.orderId(),
                        hold.customerId(),
                        hold.dealId(),
                        Objects.requireNonNull(hold.outcome()).name(),
                        Objects.requireNonNull(hold.endedBy()),
                        Objects.requireNonNull(hold.endedAt()))));
    }

    void dropped(UUID companyId, CreditHold hold) {
        outbox.publish(new OutboxEvent<>(
                SalesEvents.ORDER_HOLD_DROPPED,
                companyId,
                hold.holdId(),
                ENDED,
                hold.dealId(),
                new OrderHoldDropped(
                        hold.holdId(),
                        hold.orderId(),
                        hold.customerId(),
                        hold.dealId(),
                        Objects.requireNonNull(hold.endedBy()),
                        Objects.requireNonNull(hold.endedAt()))));
    }
}
