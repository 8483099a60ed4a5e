package io.tieout.ledger.settlement;

import io.tieout.ledger.creditnote.CreditNoteId;
import io.tieout.ledger.creditnote.CreditNoteService;
import io.tieout.ledger.customerview.CustomerViewService;
import io.tieout.ledger.receivable.AllocationId;
import io.tieout.ledger.receivable.AllocationService;
import io.tieout.ledger.receivable.CreditAllocationService;
import io.tieout.ledger.receivable.CustomerCreditId;
import io.tieout.ledger.receivable.CustomerCreditService;
import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.settlement.Netting.Credit;
import io.tieout.ledger.settlement.SettlementRepository.Part;
import io.tieout.ledger.settlement.WantedSettlement.CreditNotePart;
import io.tieout.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Posts settlements and takes them back. Works below a savepoint: a refusal takes back what was written, and its
/// answer can still be given in the transaction of the event.
@Service
@Transactional(propagation = Propagation.NESTED)
class SettlementService {

    private static final String UNDONE = "The settlement was taken back";

    private final AllocationService allocations;
    private final CreditNoteService creditNotes;
    private final CustomerCreditService credits;
    private final CreditAllocationService creditAllocations;
    private final SettlementRepository settlements;
    private final SettlementPublisher publisher;
    private final CustomerViewService customers;

    SettlementService(
            AllocationService allocations,
            CreditNoteService creditNotes,
            CustomerCreditService credits,
            CreditAllocationService creditAllocations,
            SettlementRepository settlements,
            SettlementPublisher publisher,
            CustomerViewService customers) {
        this.customers = customers;
        this.allocations = allocations;
        this.creditNotes = creditNotes;
        this.credits = credits;
        this.creditAllocations = creditAllocations;
        this.settlements = settlements;
        this.publisher = publisher;
    }

    /// A credit as the pairs name it: one of the two.
    private record Source(
            @Nullable CreditNoteId creditNote, @Nullable CustomerCreditId customerCredit) {}

    void post(WantedSettlement wanted) {
        var request = wanted.request();
        if (!isNew(request)) {
            return;
        }
        if (settlements.isPosted(request)) {
            throw new SettlementNotPosted(request.settlementId(), "POSTED");
        }
        var companyId = request.companyId();
        // All invoices first, then all credit notes, then all money on account, the lowest id first, as whoever undoes
        // a payment takes them: nobody must wait for each other.
        for (var planned : allocations.plan(companyId, wanted.invoices())) {
            if (!customers.areOne(companyId, planned.customerId(), wanted.customerId())) {
                throw new SettlementOfAnotherCustomer(planned.invoiceId());
            }
        }
        creditNotes.hold(
                companyId, wanted.creditNotes().stream().map(CreditNotePart::id).toList());
        var parts = new ArrayList<Part>();
        for (var pair : Netting.pairs(wanted.invoices(), sources(wanted))) {
            var note = pair.credit().creditNote();
            var credit = pair.credit().customerCredit();
            AllocationId id;
            if (note != null) {
                id = creditNotes.allocate(companyId, note, pair.invoiceId(), pair.amount(), request.date());
            } else if (credit != null) {
                var amount = new InvoiceAmount(pair.invoiceId(), pair.amount());
                id = creditAllocations.apply(companyId, credit, amount, request.date(), request.by());
            } else {
                throw new IllegalStateException("a credit is one or the other");
            }
            parts.add(new Part(id, note == null ? null : note.value()));
        }
        settlements.setPosted(request, wanted.customerId(), parts);
        publisher.posted(
                request,
                parts.stream().map(part -> part.allocationId().value()).toList(),
                settlements.entries(
                        companyId, parts.stream().map(Part::allocationId).toList()));
    }

    /// Credit notes first, then money on account, the oldest first.
    private List<Credit<Source>> sources(WantedSettlement wanted) {
        var sources = new ArrayList<Credit<Source>>();
        wanted.creditNotes().forEach(part -> sources.add(new Credit<>(new Source(part.id(), null), part.amount())));
        var onAccount = wanted.onAccount();
        if (onAccount != null && onAccount.isPositive()) {
            credits.take(wanted.request().companyId(), wanted.customerId(), onAccount)
                    .forEach((id, amount) -> sources.add(new Credit<>(new Source(null, id), amount)));
        }
        return sources;
    }

    void undo(SettlementRequest request) {
        if (!isNew(request)) {
            return;
        }
        if (!settlements.isPosted(request)) {
            throw new SettlementNotPosted(request.settlementId(), "not POSTED");
        }
        var companyId = request.companyId();
        var parts = settlements.parts(request);
        hold(companyId, parts);
        var undone = new ArrayList<AllocationId>();
        for (var part : parts) {
            var note = part.creditNoteId();
            undone.add(
                    note == null
                            ? creditAllocations.undo(
                                    companyId, part.allocationId(), request.date(), UNDONE, request.by())
                            : creditNotes.undo(companyId, new CreditNoteId(note), part.allocationId(), request.date()));
        }
        settlements.setUndone(request);
        publisher.undone(request, settlements.entries(companyId, undone));
    }

    /// In the order in which a settlement takes them, too.
    private void hold(UUID companyId, List<Part> parts) {
        var ids = parts.stream().map(Part::allocationId).toList();
        allocations.hold(companyId, ids);
        creditNotes.hold(
                companyId,
                parts.stream()
                        .map(Part::creditNoteId)
                        .filter(Objects::nonNull)
                        .map(CreditNoteId::new)
                        .toList());
        credits.hold(companyId, ids);
    }

    /// Nothing changed, and whoever asked is told why.
    void refuse(SettlementRequest request, UUID customerId, Refusal refusal) {
        settlements.setAnswered(request, customerId);
        publisher.refused(request, refusal);
    }

    void refuse(SettlementRequest request, Refusal refusal) {
        settlements.setAnswered(request);
        publisher.refused(request, refusal);
    }

    private boolean isNew(SettlementRequest request) {
        return settlements.lockLastRequest(request) < request.number();
    }
}
