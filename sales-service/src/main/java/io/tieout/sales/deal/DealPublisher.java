package io.tieout.sales.deal;

import io.tieout.events.sales.v1.DealLost;
import io.tieout.events.sales.v1.DealOpened;
import io.tieout.events.sales.v1.DealStageChanged;
import io.tieout.events.sales.v1.DealWon;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.EventType;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

@Component
class DealPublisher {

    private final Outbox outbox;

    DealPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void opened(Deal deal) {
        publish(
                SalesEvents.DEAL_OPENED,
                deal,
                new DealOpened(deal.id().value(), deal.customerId(), deal.pipeline(), deal.stage(), deal.value()));
    }

    void moved(Deal deal, String fromStage, Instant at) {
        publish(
                SalesEvents.DEAL_STAGE_CHANGED,
                deal,
                new DealStageChanged(deal.id().value(), fromStage, deal.stage(), at));
    }

    void won(Deal deal) {
        publish(
                SalesEvents.DEAL_WON,
                deal,
                new DealWon(
                        deal.id().value(),
                        Objects.requireNonNull(deal.customerId()),
                        Objects.requireNonNull(deal.value()),
                        Objects.requireNonNull(deal.closedOn())));
    }

    void lost(Deal deal) {
        publish(
                SalesEvents.DEAL_LOST,
                deal,
                new DealLost(
                        deal.id().value(),
                        deal.customerId(),
                        Objects.requireNonNull(deal.lostReason()),
                        Objects.requireNonNull(deal.closedOn())));
    }

    private <T> void publish(EventType<T> type, Deal deal, T payload) {
        outbox.publish(new OutboxEvent<>(
                type,
                deal.companyId(),
                deal.id().value(),
                deal.eventVersion(),
                deal.id().value(),
                payload));
    }
}
