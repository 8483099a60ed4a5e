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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What reconciliation decided about bank lines. A refusal is an answer like any other, not a fault.
@Component
class MatchEventsListener implements EventSubscriber {

    private final CompanyService companies;
    private final OrdinaryDecisionService ordinary;
    private final PaymentService payments;

    MatchEventsListener(CompanyService companies, OrdinaryDecisionService ordinary, PaymentService payments) {
        this.companies = companies;
        this.ordinary = ordinary;
        this.payments = payments;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.onAll(ReconciliationEvents.PAYMENT_MATCHED, this::paymentsMatched);
        subscriptions.onAll(ReconciliationEvents.BANK_LINE_CLASSIFIED, this::bankLinesClassified);
        subscriptions.on(ReconciliationEvents.PAYMENT_MATCH_UNDONE, this::paymentMatchUndone);
    }

    private void paymentsMatched(List<ReceivedEvent<PaymentMatched>> events) {
        var matches = new ArrayList<PaymentMatch>();
        var known = new HashSet<UUID>();
        for (var event : events) {
            var cause = cause(event.envelope(), known);
            try {
                matches.add(match(cause, event.payload()));
            } catch (Refusal refusal) {
                payments.refuse(cause, event.payload().lineId(), PaymentService.PAYMENT, refusal);
            }
        }
        var applied = applied(matches);
        for (var match : matches) {
            if (!applied.contains(match.cause().matchId())) {
                apply(match);
            }
        }
    }

    /// Nothing where one of them is refused after all: then each is applied alone, and the refusal is that one's.
    private Set<UUID> applied(List<? extends LineDecision> decisions) {
        try {
            return ordinary.apply(decisions);
        } catch (Refusal refusal) {
            return Set.of();
        }
    }

    private void apply(PaymentMatch match) {
        try {
            payments.apply(match);
        } catch (Refusal refusal) {
            payments.refuse(match.cause(), match.lineId(), PaymentService.PAYMENT, refusal);
        }
    }

    private void bankLinesClassified(List<ReceivedEvent<BankLineClassified>> events) {
        var known = new HashSet<UUID>();
        var classifications =
                events.stream().map(event -> classification(event, known)).toList();
        var applied = applied(classifications);
        for (var classification : classifications) {
            if (!applied.contains(classification.cause().matchId())) {
                apply(classification);
            }
        }
    }

    private void apply(LineClassification classification) {
        try {
            payments.apply(classification);
        } catch (Refusal refusal) {
            payments.refuse(
                    classification.cause(),
                    classification.lineId(),
                    classification.kind().name(),
                    refusal);
        }
    }

    private LineClassification classification(ReceivedEvent<BankLineClassified> event, Set<UUID> known) {
        var classified = event.payload();
        return new LineClassification(
                cause(event.envelope(), known),
                classified.lineId(),
                classified.amount(),
                LineKind.valueOf(classified.kind()),
                classified.otherLegMatchId());
    }

    private void paymentMatchUndone(ReceivedEvent<PaymentMatchUndone> event) {
        var undone = event.payload();
        var undoing = new MatchUndoing(cause(event.envelope(), new HashSet<>()), undone.lineId(), undone.undoneOn());
        try {
            payments.undo(undoing);
        } catch (Refusal refusal) {
            payments.refuseUndo(undoing, refusal);
        }
    }

    /// @param known companies that have been looked up for these events
    private Cause cause(EventEnvelope envelope, Set<UUID> known) {
        var companyId = envelope.companyId();
        if (known.add(companyId)) {
            companies.awaited(companyId);
        }
        return new Cause(companyId, envelope.aggregateId(), envelope.aggregateVersion(), envelope.correlationId());
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
        var writeOff = part.writeOff();
        return new MatchPart(
                PartType.valueOf(part.type()),
                part.amount(),
                part.customerId(),
                invoiceId == null ? null : new InvoiceId(invoiceId),
                writeOff == null ? null : new MatchPart.WriteOff(writeOff.decidedBy(), writeOff.reason()));
    }
}
