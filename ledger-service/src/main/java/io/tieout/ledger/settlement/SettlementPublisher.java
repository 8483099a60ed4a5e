package io.tieout.ledger.settlement;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.ledger.v1.SettlementPosted;
import io.tieout.events.ledger.v1.SettlementRefused;
import io.tieout.events.ledger.v1.SettlementUndone;
import io.tieout.platform.event.EventType;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import io.tieout.platform.problem.Refusal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Answers each request once, with its number as the version.
@Component
class SettlementPublisher {

    private final Outbox outbox;

    SettlementPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void posted(SettlementRequest request, List<UUID> allocationIds, List<UUID> entryIds) {
        answer(
                LedgerEvents.SETTLEMENT_POSTED,
                request,
                new SettlementPosted(
                        request.settlementId(), request.number(), request.date(), allocationIds, entryIds));
    }

    void undone(SettlementRequest request, List<UUID> entryIds) {
        answer(
                LedgerEvents.SETTLEMENT_UNDONE,
                request,
                new SettlementUndone(request.settlementId(), request.number(), request.date(), entryIds));
    }

    void refused(SettlementRequest request, Refusal refusal) {
        answer(
                LedgerEvents.SETTLEMENT_REFUSED,
                request,
                new SettlementRefused(request.settlementId(), request.number(), refusal.code(), refusal.detail()));
    }

    private <T> void answer(EventType<T> type, SettlementRequest request, T payload) {
        outbox.publish(
                new OutboxEvent<>(type, request.companyId(), request.settlementId(), request.number(), null, payload));
    }
}
