package io.tieout.ledger.posting;

import io.tieout.events.reconciliation.v1.BankLineClassified;
import io.tieout.events.reconciliation.v1.PaymentMatchUndone;
import io.tieout.events.reconciliation.v1.PaymentMatched;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.event.EventEnvelope;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What reconciliation decided about bank lines. A refusal is an answer like any other, not a fault.
@Component
class MatchEventsListener implements EventSubscriber {

    private final CompanyService companies;
    private final PaymentService payments;

    MatchEventsListener(CompanyService companies, PaymentService payments) {
        this.companies = companies;
        this.payments = payments;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(ReconciliationEvents.PAYMENT_MATCHED, this::paymentMatched);
        subscriptions.on(ReconciliationEvents.BANK_LINE_CLASSIFIED, this::bankLineClassified);
        subscriptions.on(ReconciliationEvents.PAYMENT_MATCH_UNDONE, this::paymentMatchUndone);
    }

    private void paymentMatched(ReceivedEvent<PaymentMatched> event) {
        var cause = cause(event.envelope());
        var matched = event.payload();
        try {
            payments.apply(match(cause, matched));
        } catch (Refusal refusal) {
            payments.refuse(cause, matched.lineId(), PaymentService.PAYMENT, refusal);
        }
    }

    private void bankLineClassified(ReceivedEvent<BankLineClassified> event) {
        var cause = cause(event.envelope());
        var classified = event.payload();
        var kind = LineKind.valueOf(classified.kind());
        try {
            payments.apply(new LineClassification(cause, classified.lineId(), classified.amount(), kind));
        } catch (Refusal refusal) {
            payments.refuse(cause, classified.lineId(), kind.name(), refusal);
        }
    }

    private void paymentMatchUndone(ReceivedEvent<PaymentMatchUndone> event) {
        var undone = event.payload();
        var undoing = new MatchUndoing(cause(event.envelope()), undone.lineId(), undone.undoneOn());
        try {
            payments.undo(undoing);
        } catch (Refusal refusal) {
            payments.refuseUndo(undoing, refusal);
        }
    }

    private Cause cause(EventEnvelope envelope) {
        var company = companies.awaited(envelope.companyId());
        return new Cause(company.id(), envelope.aggregateId(), envelope.aggregateVersion(), envelope.correlationId());
    }

    private static PaymentMatch match(Cause cause, PaymentMatched matched) {
        return new PaymentMatch(
                cause,
                matched.lineId(),
                matched.amount(),
                matched.allocations().stream()
                        .map(part -> new InvoiceAmount(new InvoiceId(part.invoiceId()), part.amount()))
                        .toList(),
                matched.otherParts().stream().map(MatchEventsListener::part).toList(),
                exchanged(matched));
    }

    private static Map<InvoiceId, Money> exchanged(PaymentMatched matched) {
        var exchanged = new HashMap<InvoiceId, Money>();
        for (var allocation : matched.allocations()) {
            var settled = allocation.settled();
            if (settled != null) {
                exchanged.put(new InvoiceId(allocation.invoiceId()), settled);
            }
        }
        return exchanged;
    }

    private static MatchPart part(PaymentMatched.Part part) {
        var invoiceId = part.invoiceId();
        return new MatchPart(
                PartType.valueOf(part.type()),
                part.amount(),
                part.customerId(),
                invoiceId == null ? null : new InvoiceId(invoiceId));
    }
}
