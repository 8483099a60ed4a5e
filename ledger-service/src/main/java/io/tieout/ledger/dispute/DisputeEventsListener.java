package io.tieout.ledger.dispute;

import io.tieout.events.reconciliation.v1.DisputeOpened;
import io.tieout.events.reconciliation.v1.DisputeResolutionRequested;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import io.tieout.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/// What customers dispute, and what people decided about it. A refusal is an answer like any other, not a fault.
@Component
class DisputeEventsListener implements EventSubscriber {

    private final CompanyService companies;
    private final DisputeService disputes;

    DisputeEventsListener(CompanyService companies, DisputeService disputes) {
        this.companies = companies;
        this.disputes = disputes;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(ReconciliationEvents.DISPUTE_OPENED, this::opened);
        subscriptions.on(ReconciliationEvents.DISPUTE_RESOLUTION_REQUESTED, this::resolutionRequested);
    }

    private void opened(ReceivedEvent<DisputeOpened> event) {
        var company = companies.awaited(event.envelope().companyId());
        var opened = event.payload();
        disputes.open(new OpenedDispute(
                company.id(),
                opened.disputeId(),
                new InvoiceId(opened.invoiceId()),
                opened.amount(),
                opened.reasonCode()));
    }

    private void resolutionRequested(ReceivedEvent<DisputeResolutionRequested> event) {
        var company = companies.awaited(event.envelope().companyId());
        var requested = event.payload();
        var wanted = new WantedOutcome(
                company.id(),
                requested.disputeId(),
                requested.request(),
                DisputeOutcome.valueOf(requested.outcome()),
                requested.amount(),
                requested.reasonCode(),
                requested.effectiveDate(),
                requested.requestedBy());
        try {
            disputes.settle(wanted);
        } catch (Refusal refusal) {
            disputes.refuse(wanted, refusal);
        }
    }
}
