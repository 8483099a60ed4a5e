package io.tieout.ledger.creditnote;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.CreditDocuments;
import io.tieout.ledger.receivable.PlannedCredit;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Credit notes that a customer kept back from a payment. What one in another currency stands at in the books, its
/// foreign item says: who applies the payment takes it off there, too.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class CreditNotePaymentService implements CreditDocuments {

    private final CreditNoteRepository notes;
    private final CreditNotePublisher publisher;
    private final ChartService chart;
    private final ForeignCreditService foreign;

    CreditNotePaymentService(
            CreditNoteRepository notes,
            CreditNotePublisher publisher,
            ChartService chart,
            ForeignCreditService foreign) {
        this.foreign = foreign;
        this.notes = notes;
        this.publisher = publisher;
        this.chart = chart;
    }

    @Override
    public boolean arePaidOut() {
        return false;
    }

    @Override
    public Set<UUID> known(UUID companyId, Collection<UUID> ids) {
        return notes.known(companyId, ids);
    }

    @Override
    public List<PlannedCredit> plan(UUID companyId, Map<UUID, Money> amounts) {
        var receivable = chart.byRole(companyId, AccountRole.RECEIVABLE);
        var planned = new ArrayList<PlannedCredit>();
        for (var note : lock(companyId, amounts.keySet())) {
            var amount = Objects.requireNonNull(amounts.get(note.id().value()));
            note.use(amount.negated());
            planned.add(new PlannedCredit(
                    note.id().value(),
                    note.customerId(),
                    receivable,
                    "creditNoteId",
                    note.date(),
                    amount,
                    foreign.isForeign(companyId, amount) ? null : amount));
        }
        return planned;
    }

    @Override
    public void settle(UUID companyId, List<PlannedCredit> credits, Settling by) {
        var notesById = byId(
                lock(companyId, credits.stream().map(PlannedCredit::documentId).toList()));
        for (var credit : credits) {
            var used = Objects.requireNonNull(notesById.get(credit.documentId()))
                    .use(credit.amount().negated());
            update(used, CreditNoteMovement.payment(credit.amount(), by.date(), by.matchId()));
        }
    }

    @Override
    public void planUndo(UUID companyId, UUID matchId) {
        lockTakenBy(companyId, matchId);
    }

    @Override
    public void undo(UUID companyId, UUID matchId, EntryId reversalEntryId, LocalDate date) {
        lockTakenBy(companyId, matchId).forEach((note, taken) -> {
            var given = note.giveBack(taken.negated());
            update(given, CreditNoteMovement.payment(taken.negated(), date, matchId));
        });
    }

    private Map<CreditNote, Money> lockTakenBy(UUID companyId, UUID matchId) {
        var taken = notes.takenBy(companyId, matchId);
        var locked = new LinkedHashMap<CreditNote, Money>();
        if (!taken.isEmpty()) {
            notes.lock(companyId, taken.keySet())
                    .forEach(note -> locked.put(note, Objects.requireNonNull(taken.get(note.id()))));
        }
        return locked;
    }

    private List<CreditNote> lock(UUID companyId, Collection<UUID> ids) {
        var locked = notes.lock(companyId, ids.stream().map(CreditNoteId::new).toList());
        var found = byId(locked);
        for (var id : ids) {
            if (!found.containsKey(id)) {
                throw new CreditNoteUnknown(new CreditNoteId(id));
            }
        }
        return locked;
    }

    private static Map<UUID, CreditNote> byId(List<CreditNote> locked) {
        return locked.stream().collect(Collectors.toMap(note -> note.id().value(), Function.identity()));
    }

    private void update(CreditNote note, CreditNoteMovement movement) {
        notes.update(note, movement);
        publisher.changed(note, movement);
    }
}
