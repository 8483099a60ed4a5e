package io.tieout.ledger.settlement;

import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.events.reconciliation.v1.SettlementApproved;
import io.tieout.events.reconciliation.v1.SettlementUndoRequested;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.creditnote.CreditNoteId;
import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.ledger.settlement.WantedSettlement.CreditNotePart;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import io.tieout.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/// What people agreed to settle. A refusal is an answer like any other, not a fault.
@Component
class SettlementEventsListener implements EventSubscriber {

    private final CompanyService companies;
    private final SettlementService settlements;

    SettlementEventsListener(CompanyService companies, SettlementService settlements) {
        this.companies = companies;
        this.settlements = settlements;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(ReconciliationEvents.SETTLEMENT_APPROVED, this::approved);
        subscriptions.on(ReconciliationEvents.SETTLEMENT_UNDO_REQUESTED, this::undoRequested);
    }

    private void approved(ReceivedEvent<SettlementApproved> event) {
        var company = companies.awaited(event.envelope().companyId());
        var approved = event.payload();
        var request = new SettlementRequest(
                company.id(),
                approved.settlementId(),
                approved.request(),
                approved.effectiveDate(),
                approved.approvedBy());
        try {
            settlements.post(new WantedSettlement(
                    request,
                    approved.customerId(),
                    approved.invoices().stream()
                            .map(part -> new InvoiceAmount(new InvoiceId(part.invoiceId()), part.amount()))
                            .toList(),
                    approved.creditNotes().stream()
                            .map(part -> new CreditNotePart(new CreditNoteId(part.creditNoteId()), part.amount()))
                            .toList(),
                    approved.onAccount()));
        } catch (Refusal refusal) {
            settlements.refuse(request, approved.customerId(), refusal);
        }
    }

    private void undoRequested(ReceivedEvent<SettlementUndoRequested> event) {
        var company = companies.awaited(event.envelope().companyId());
        var wanted = event.payload();
        var request = new SettlementRequest(
                company.id(), wanted.settlementId(), wanted.request(), wanted.effectiveDate(), wanted.requestedBy());
        try {
            settlements.undo(request);
        } catch (Refusal refusal) {
            settlements.refuse(request, refusal);
        }
    }
}
