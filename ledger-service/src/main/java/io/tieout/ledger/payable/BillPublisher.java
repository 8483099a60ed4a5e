package io.tieout.ledger.payable;

import io.tieout.events.ledger.v1.BillApproved;
import io.tieout.events.ledger.v1.BillPaid;
import io.tieout.events.ledger.v1.BillPartPaid;
import io.tieout.events.ledger.v1.BillPosted;
import io.tieout.events.ledger.v1.BillReopened;
import io.tieout.events.ledger.v1.BillState;
import io.tieout.events.ledger.v1.BillVoided;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventType;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells of bills; each change counts the bill's version, on the event topic and on the state topic alike.
@Component
class BillPublisher {

    private final Outbox outbox;

    BillPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void posted(Bill bill) {
        publish(
                LedgerEvents.BILL_POSTED,
                bill,
                new BillPosted(
                        bill.id().value(),
                        bill.number(),
                        bill.kind().name(),
                        bill.supplierId(),
                        bill.supplierNumber().value(),
                        bill.documentDate(),
                        bill.effectiveDate(),
                        bill.dueDate(),
                        bill.paymentReference(),
                        bill.net(),
                        bill.tax(),
                        bill.total(),
                        bill.open(),
                        bill.mayBePaid(),
                        bill.entryId().value()));
    }

    void approved(Bill bill, UUID approver) {
        publish(
                LedgerEvents.BILL_APPROVED,
                bill,
                new BillApproved(bill.id().value(), bill.supplierId(), bill.open(), approver));
    }

    void voided(Bill bill, BillAllocation taking) {
        publish(
                LedgerEvents.BILL_VOIDED,
                bill,
                new BillVoided(
                        bill.id().value(),
                        bill.kind().name(),
                        bill.supplierId(),
                        taking.amount().negated(),
                        taking.effectiveDate(),
                        Objects.requireNonNull(taking.entryId()).value()));
    }

    void changed(List<BillChange> changes) {
        var events = new ArrayList<OutboxEvent<?>>();
        for (var change : changes) {
            events.add(event(change));
            events.add(state(change.bill()));
        }
        outbox.publishAll(events);
    }

    private static OutboxEvent<?> event(BillChange change) {
        if (change.by().isPositive()) {
            return event(LedgerEvents.BILL_REOPENED, change, BillReopened::new);
        }
        return change.bill().open().isZero()
                ? event(LedgerEvents.BILL_PAID, change, BillPaid::new)
                : event(LedgerEvents.BILL_PART_PAID, change, BillPartPaid::new);
    }

    private static <T> OutboxEvent<T> event(EventType<T> type, BillChange change, OpenAmountChange<T> payload) {
        var bill = change.bill();
        var entryId = change.entryId();
        return event(
                type,
                bill,
                payload.of(
                        bill.id().value(),
                        bill.kind().name(),
                        bill.supplierId(),
                        change.by(),
                        bill.open(),
                        change.effectiveDate(),
                        change.matchId(),
                        entryId == null ? null : entryId.value()));
    }

    private <T> void publish(EventType<T> type, Bill bill, T payload) {
        outbox.publishAll(List.of(event(type, bill, payload), state(bill)));
    }

    private static OutboxEvent<?> state(Bill bill) {
        return event(
                LedgerEvents.BILL_STATE,
                bill,
                new BillState(
                        bill.id().value(),
                        bill.number(),
                        bill.kind().name(),
                        bill.supplierId(),
                        bill.supplierNumber().value(),
                        bill.documentDate(),
                        bill.effectiveDate(),
                        bill.dueDate(),
                        bill.paymentReference(),
                        bill.total(),
                        bill.open(),
                        bill.mayBePaid(),
                        bill.voided() ? "VOID" : "POSTED"));
    }

    private static <T> OutboxEvent<T> event(EventType<T> type, Bill bill, T payload) {
        return new OutboxEvent<>(type, bill.companyId(), bill.id().value(), bill.version(), null, payload);
    }

    /// What the contracts say alike of every change of a bill's open amount.
    private interface OpenAmountChange<T> {

        T of(
                UUID billId,
                String kind,
                UUID supplierId,
                Money changed,
                Money open,
                LocalDate effectiveDate,
                @Nullable UUID matchId,
                @Nullable UUID entryId);
    }
}
