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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Credit notes that a customer kept back from a payment.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class CreditNotePaymentService implements CreditDocuments {

    private final CreditNoteRepository notes;
    private final CreditNotePublisher publisher;
    private final ChartService chart;

    CreditNotePaymentService(CreditNoteRepository notes, CreditNotePublisher publisher, ChartService chart) {
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
        // Lowest id first: two that want the same notes must not wait for each other.
        new TreeMap<>(amounts).forEach((id, amount) -> {
            var note = lock(companyId, new CreditNoteId(id));
            note.use(amount.negated());
            planned.add(new PlannedCredit(id, note.customerId(), receivable, "creditNoteId", note.date(), amount));
        });
        return planned;
    }

    @Override
    public void settle(UUID companyId, List<PlannedCredit> credits, UUID matchId, EntryId entryId, LocalDate date) {
        for (var credit : credits) {
            var used = lock(companyId, new CreditNoteId(credit.documentId()))
                    .use(credit.amount().negated());
            update(used, CreditNoteMovement.payment(credit.amount(), date, matchId));
        }
    }

    @Override
    public void undo(UUID companyId, UUID matchId, EntryId reversalEntryId, LocalDate date) {
        notes.takenBy(companyId, matchId).forEach((id, taken) -> {
            var given = lock(companyId, id).giveBack(taken.negated());
            update(given, CreditNoteMovement.payment(taken.negated(), date, matchId));
        });
    }

    private void update(CreditNote note, CreditNoteMovement movement) {
        notes.update(note, movement);
        publisher.changed(note, movement);
    }

    private CreditNote lock(UUID companyId, CreditNoteId id) {
        return notes.lock(companyId, id).orElseThrow(() -> new CreditNoteUnknown(id));
    }
}
