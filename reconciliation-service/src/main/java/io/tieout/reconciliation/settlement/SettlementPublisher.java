package io.tieout.reconciliation.settlement;

import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.events.reconciliation.v1.SettlementApproved;
import io.tieout.events.reconciliation.v1.SettlementUndoRequested;
import io.tieout.platform.event.EventType;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import io.tieout.platform.money.Money;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class SettlementPublisher {

    private final Outbox outbox;

    SettlementPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void approved(Settlement settlement, UUID approver) {
        publish(
                ReconciliationEvents.SETTLEMENT_APPROVED,
                settlement,
                new SettlementApproved(
                        settlement.id(),
                        settlement.customerId(),
                        settlement.requests(),
                        settlement.effectiveDate(),
                        settled(settlement, SettlementLineKind.INVOICE).stream()
                                .map(line -> new SettlementApproved.InvoicePart(itemId(line), line.settled()))
                                .toList(),
                        settled(settlement, SettlementLineKind.CREDIT_NOTE).stream()
                                .map(line -> new SettlementApproved.CreditNotePart(itemId(line), line.settled()))
                                .toList(),
                        settled(settlement, SettlementLineKind.ON_ACCOUNT).stream()
                                .map(SettlementLine::settled)
                                .reduce(Money::plus)
                                .orElse(null),
                        approver));
    }

    void undoRequested(Settlement settlement, UUID by) {
        publish(
                ReconciliationEvents.SETTLEMENT_UNDO_REQUESTED,
                settlement,
                new SettlementUndoRequested(settlement.id(), settlement.requests(), settlement.effectiveDate(), by));
    }

    private static List<SettlementLine> settled(Settlement settlement, SettlementLineKind kind) {
        return settlement.lines().stream()
                .filter(line -> line.kind() == kind && line.settled().isPositive())
                .toList();
    }

    private static UUID itemId(SettlementLine line) {
        return Objects.requireNonNull(line.itemId());
    }

    private <T> void publish(EventType<T> type, Settlement settlement, T payload) {
        outbox.publish(
                new OutboxEvent<>(type, settlement.companyId(), settlement.id(), settlement.requests(), null, payload));
    }
}
