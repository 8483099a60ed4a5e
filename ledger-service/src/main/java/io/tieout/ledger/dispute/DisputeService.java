package io.tieout.ledger.dispute;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.creditnote.CreditNoteService;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.receivable.AllocationService;
import io.tieout.ledger.receivable.AmountNotPositive;
import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.InvoiceCorrectionService;
import io.tieout.ledger.receivable.InvoiceDisputeService;
import io.tieout.ledger.receivable.InvoicedDocument;
import io.tieout.ledger.receivable.InvoicedDocumentService;
import io.tieout.ledger.receivable.SettlingDocument;
import io.tieout.platform.event.DependencyMissing;
import io.tieout.platform.problem.Refusal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lets the books follow disputes. Works below a savepoint: a refusal takes back what was written, and its answer
/// can still be given in the transaction of the event.
@Service
@Transactional(propagation = Propagation.NESTED)
class DisputeService {

    private final DisputeRepository disputes;
    private final InvoiceDisputeService marks;
    private final InvoicedDocumentService invoices;
    private final AllocationService allocations;
    private final InvoiceCorrectionService corrections;
    private final CreditNoteService creditNotes;
    private final ChartService chart;
    private final JournalService journal;
    private final DisputePublisher publisher;

    DisputeService(
            DisputeRepository disputes,
            InvoiceDisputeService marks,
            InvoicedDocumentService invoices,
            AllocationService allocations,
            InvoiceCorrectionService corrections,
            CreditNoteService creditNotes,
            ChartService chart,
            JournalService journal,
            DisputePublisher publisher) {
        this.disputes = disputes;
        this.marks = marks;
        this.invoices = invoices;
        this.allocations = allocations;
        this.corrections = corrections;
        this.creditNotes = creditNotes;
        this.chart = chart;
        this.journal = journal;
        this.publisher = publisher;
    }

    /// From now on nobody is reminded of the invoice.
    void open(OpenedDispute dispute) {
        marks.lock(dispute.companyId(), dispute.invoiceId());
        if (disputes.insert(dispute)) {
            mark(dispute.companyId(), disputes.get(dispute.companyId(), dispute.disputeId()));
        }
    }

    /// Posts what the outcome gives up, or nothing, and answers.
    void settle(WantedOutcome wanted) {
        var companyId = wanted.companyId();
        var dispute = lock(wanted);
        if (wanted.request() <= dispute.lastRequest()) {
            return;
        }
        if (dispute.settled()) {
            throw new DisputeSettledAlready(dispute.disputeId());
        }
        var settled =
                switch (wanted.outcome()) {
                    case CREDITED -> credit(dispute, wanted);
                    case ADJUSTED -> adjust(dispute, wanted);
                    case REJECTED, WITHDRAWN -> SettledDispute.NOTHING;
                };
        disputes.setSettled(wanted, settled);
        mark(companyId, dispute);
        publisher.settled(wanted, dispute, settled);
    }

    /// It stays as it was, and whoever asked is told why.
    void refuse(WantedOutcome wanted, Refusal refusal) {
        var dispute = lock(wanted);
        disputes.setAnswered(wanted);
        publisher.refused(wanted, dispute, refusal);
    }

    private KeptDispute lock(WantedOutcome wanted) {
        return disputes.lock(wanted.companyId(), wanted.disputeId())
                .orElseThrow(() -> new DependencyMissing("dispute " + wanted.disputeId()));
    }

    private void mark(UUID companyId, KeptDispute dispute) {
        marks.lock(companyId, dispute.invoiceId());
        var open = disputes.openAmount(
                companyId, dispute.invoiceId(), dispute.amount().currency());
        marks.mark(companyId, dispute.invoiceId(), dispute.disputeId(), open);
    }

    private SettledDispute credit(KeptDispute dispute, WantedOutcome wanted) {
        var issued = creditNotes.creditAndSettle(
                wanted.companyId(),
                dispute.invoiceId(),
                wanted.amount(),
                wanted.date(),
                "Dispute " + wanted.disputeId() + ": " + wanted.reasonCode(),
                wanted.decidedBy());
        return new SettledDispute(issued.creditNoteId(), issued.number(), issued.entryId());
    }

    private SettledDispute adjust(KeptDispute dispute, WantedOutcome wanted) {
        var companyId = wanted.companyId();
        var amount = wanted.amount();
        if (!amount.isPositive()) {
            throw new AmountNotPositive(amount);
        }
        var invoice = invoices.lock(companyId, dispute.invoiceId());
        if (isTaxed(invoice)) {
            throw new AdjustmentNeedsCreditNote(invoice.number());
        }
        var planned = allocations
                .plan(companyId, List.of(new InvoiceAmount(invoice.id(), amount)))
                .getFirst();
        var relief = corrections.relieve(companyId, planned);
        corrections.requireNotRevaluedAfter(companyId, relief, wanted.date());
        var entryId = EntryId.next();
        journal.post(corrections.ofTheSale(posting(companyId).entry(entryId, wanted, invoice), relief));
        var document = new SettlingDocument(SettlingDocument.Kind.DISPUTE_ADJUSTMENT, dispute.disputeId());
        allocations.settle(companyId, planned, document, entryId, wanted.date());
        corrections.settle(companyId, relief, dispute.disputeId(), entryId, wanted.date());
        return new SettledDispute(null, null, entryId);
    }

    private static boolean isTaxed(InvoicedDocument invoice) {
        return !invoice.tax().isZero()
                || invoice.lines().stream()
                        .anyMatch(line -> line.taxRate().percent().signum() != 0);
    }

    private AdjustmentPosting posting(UUID companyId) {
        return new AdjustmentPosting(
                chart.byRole(companyId, AccountRole.REVENUE), chart.byRole(companyId, AccountRole.RECEIVABLE));
    }
}
