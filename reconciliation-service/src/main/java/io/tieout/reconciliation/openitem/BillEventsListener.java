package io.tieout.reconciliation.openitem;

import io.tieout.events.ledger.v1.BillApproved;
import io.tieout.events.ledger.v1.BillPaid;
import io.tieout.events.ledger.v1.BillPartPaid;
import io.tieout.events.ledger.v1.BillPosted;
import io.tieout.events.ledger.v1.BillReopened;
import io.tieout.events.ledger.v1.BillVoided;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventEnvelope;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What we owe suppliers: the ledger says it as positive amounts, here they are open items below zero, and what
/// suppliers owe us is above. Open is what may be paid: nothing of a bill that waits for approval.
@Component
class BillEventsListener implements EventSubscriber {

    private static final String CREDIT_NOTE = "CREDIT_NOTE";

    private final OpenItemService items;

    BillEventsListener(OpenItemService items) {
        this.items = items;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(LedgerEvents.BILL_POSTED, this::posted);
        subscriptions.on(LedgerEvents.BILL_APPROVED, this::approved);
        subscriptions.on(LedgerEvents.BILL_PART_PAID, this::partPaid);
        subscriptions.on(LedgerEvents.BILL_PAID, this::paid);
        subscriptions.on(LedgerEvents.BILL_REOPENED, this::reopened);
        subscriptions.on(LedgerEvents.BILL_VOIDED, this::voided);
    }

    private void posted(ReceivedEvent<BillPosted> event) {
        var bill = event.payload();
        boolean credit = bill.kind().equals(CREDIT_NOTE);
        var mayBePaid = bill.payable() ? bill.open() : Money.zero(bill.total().currency());
        items.put(new IssuedItem(
                event.envelope().companyId(),
                bill.billId(),
                credit ? ItemKind.SUPPLIER_CREDIT : ItemKind.BILL,
                bill.supplierId(),
                bill.billNumber(),
                bill.supplierNumber(),
                null,
                null,
                bill.effectiveDate(),
                bill.dueDate(),
                Objects.requireNonNullElse(bill.paymentReference(), ""),
                null,
                signed(credit, bill.total()),
                signed(credit, mayBePaid),
                null,
                null,
                false,
                false,
                event.envelope().aggregateVersion(),
                true,
                !bill.payable()));
    }

    private static Money signed(boolean credit, Money amount) {
        return credit ? amount : amount.negated();
    }

    /// From now on it may be paid.
    private void approved(ReceivedEvent<BillApproved> event) {
        var bill = event.payload();
        items.approve(new ItemChange(
                event.envelope().companyId(),
                bill.billId(),
                event.envelope().aggregateVersion(),
                bill.open().negated(),
                bill.open().negated(),
                LocalDate.ofInstant(event.envelope().time(), ZoneOffset.UTC),
                null));
    }

    private void partPaid(ReceivedEvent<BillPartPaid> event) {
        var bill = event.payload();
        changed(event.envelope(), bill.kind(), bill.changed(), bill.open(), bill.effectiveDate(), bill.matchId());
    }

    private void paid(ReceivedEvent<BillPaid> event) {
        var bill = event.payload();
        changed(event.envelope(), bill.kind(), bill.changed(), bill.open(), bill.effectiveDate(), bill.matchId());
    }

    private void reopened(ReceivedEvent<BillReopened> event) {
        var bill = event.payload();
        changed(event.envelope(), bill.kind(), bill.changed(), bill.open(), bill.effectiveDate(), bill.matchId());
    }

    private void voided(ReceivedEvent<BillVoided> event) {
        var bill = event.payload();
        var nothing = Money.zero(bill.changed().currency());
        if (isFollowed(event.envelope(), bill.kind())) {
            items.takeBack(change(event.envelope(), bill.kind(), bill.changed(), nothing, bill.effectiveDate(), null));
        }
    }

    private void changed(
            EventEnvelope envelope,
            String kind,
            Money changed,
            Money open,
            LocalDate effectiveDate,
            @Nullable UUID matchId) {
        if (isFollowed(envelope, kind)) {
            items.change(change(envelope, kind, changed, open, effectiveDate, matchId));
        }
    }

    /// Credit notes of before they were kept as items pass without a trace.
    private boolean isFollowed(EventEnvelope envelope, String kind) {
        return !kind.equals(CREDIT_NOTE) || items.isKnown(envelope.companyId(), envelope.aggregateId());
    }

    private static ItemChange change(
            EventEnvelope envelope,
            String kind,
            Money changed,
            Money open,
            LocalDate effectiveDate,
            @Nullable UUID matchId) {
        boolean credit = kind.equals(CREDIT_NOTE);
        return new ItemChange(
                envelope.companyId(),
                envelope.aggregateId(),
                envelope.aggregateVersion(),
                signed(credit, changed),
                signed(credit, open),
                effectiveDate,
                matchId);
    }
}
