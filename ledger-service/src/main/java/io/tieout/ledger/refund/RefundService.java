package io.tieout.ledger.refund;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.creditnote.CreditNoteService;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.numbering.NumberingService;
import io.tieout.ledger.receivable.AmountNotPositive;
import io.tieout.ledger.receivable.CustomerCreditService;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class RefundService {

    /// Not `RF`: so begins the creditor reference of ISO 11649, and a bank's text would be read as a broken one.
    static final String SERIES = "RFD";

    private final ChartService chart;
    private final JournalService journal;
    private final NumberingService numbers;
    private final CreditNoteService notes;
    private final CustomerCreditService credits;
    private final RefundRepository refunds;
    private final RefundPublisher publisher;

    RefundService(
            ChartService chart,
            JournalService journal,
            NumberingService numbers,
            CreditNoteService notes,
            CustomerCreditService credits,
            RefundRepository refunds,
            RefundPublisher publisher) {
        this.publisher = publisher;
        this.chart = chart;
        this.journal = journal;
        this.numbers = numbers;
        this.notes = notes;
        this.credits = credits;
        this.refunds = refunds;
    }

    /// Asks for a refund. Nothing is posted or kept back: until it is approved the credit can be used otherwise.
    RefundId request(RequestRefundRequest request, UUID companyId, UUID requestedBy) {
        if (!request.amount().isPositive()) {
            throw new AmountNotPositive(request.amount());
        }
        var note = request.creditNoteId();
        var customerId = note != null
                ? notes.requireRefundable(companyId, note, request.amount(), request.refundDate())
                : credits.requireRefundable(
                        companyId,
                        Objects.requireNonNull(request.customerCreditId()),
                        request.amount(),
                        request.refundDate());
        var refund = new Refund(
                companyId,
                RefundId.next(),
                customerId,
                note,
                request.customerCreditId(),
                request.refundDate(),
                request.amount(),
                request.reason(),
                RefundStatus.REQUESTED,
                requestedBy,
                null,
                null,
                1,
                null,
                null);
        refunds.insert(refund);
        return refund.id();
    }

    /// Another person releases the money: the refund gets its number and is posted.
    void approve(UUID companyId, RefundId id, long expectedVersion, String reason, UUID approver) {
        var refund = lock(companyId, id);
        refund.requireDecidable(expectedVersion);
        refund.requireOtherThanRequester(approver);
        var entryId = EntryId.next();
        var inTransit = chart.byRole(companyId, AccountRole.IN_TRANSIT);
        var debit = takeFromCredit(refund, entryId);
        var number = numbers.next(companyId, SERIES, refund.date());
        journal.post(RefundPosting.entry(entryId, refund, number, debit, inTransit, approver));
        refunds.approve(refund.carriedAt(debit.amount()), number, inTransit, entryId, reason, approver);
        publisher.approved(refund, number.toString(), entryId);
    }

    void reject(UUID companyId, RefundId id, long expectedVersion, String reason, UUID decidedBy) {
        var refund = lock(companyId, id);
        refund.requireDecidable(expectedVersion);
        refunds.reject(refund, reason, decidedBy);
    }

    /// @return the line that takes it off the credit
    private LineDraft takeFromCredit(Refund refund, EntryId entryId) {
        var note = refund.creditNoteId();
        return note != null
                ? notes.refund(
                        refund.companyId(),
                        note,
                        refund.amount(),
                        refund.date(),
                        refund.id().value(),
                        entryId)
                : credits.refund(
                        refund.companyId(),
                        Objects.requireNonNull(refund.customerCreditId()),
                        refund.amount(),
                        entryId,
                        refund.date());
    }

    private Refund lock(UUID companyId, RefundId id) {
        return refunds.lock(companyId, id).orElseThrow(() -> new RefundUnknown(id));
    }
}
