package io.tieout.ledger.refund;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.CreditDocuments;
import io.tieout.ledger.receivable.PlannedCredit;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Refunds whose outgoing line the bank shows.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class RefundPaymentService implements CreditDocuments {

    private final RefundRepository refunds;
    private final RefundPublisher publisher;
    private final RefundAnnouncementService announcements;

    RefundPaymentService(RefundRepository refunds, RefundPublisher publisher, RefundAnnouncementService announcements) {
        this.announcements = announcements;
        this.refunds = refunds;
        this.publisher = publisher;
    }

    @Override
    public boolean arePaidOut() {
        return true;
    }

    @Override
    public Set<UUID> known(UUID companyId, Collection<UUID> ids) {
        return refunds.known(companyId, ids);
    }

    @Override
    public List<PlannedCredit> plan(UUID companyId, Map<UUID, Money> amounts) {
        var planned = new ArrayList<PlannedCredit>();
        for (var refund : lock(companyId, amounts.keySet())) {
            var id = refund.id().value();
            var amount = Objects.requireNonNull(amounts.get(id));
            planned.add(new PlannedCredit(
                    id,
                    refund.customerId(),
                    refund.requirePayable(amount),
                    "refundId",
                    refund.date(),
                    amount,
                    refund.worth().negated()));
        }
        return planned;
    }

    @Override
    public void settle(UUID companyId, List<PlannedCredit> credits, Settling by) {
        for (var refund :
                lock(companyId, credits.stream().map(PlannedCredit::documentId).toList())) {
            var told = refund.isAnnounced() ? refund : announcements.announce(refund);
            refunds.setPaid(told, by.matchId(), by.date());
            publisher.paid(told, by.matchId(), by.entryId(), by.date());
        }
    }

    @Override
    public void planUndo(UUID companyId, UUID matchId) {
        refunds.lockPaidBy(companyId, matchId);
    }

    @Override
    public void undo(UUID companyId, UUID matchId, EntryId reversalEntryId, LocalDate date) {
        for (var refund : refunds.lockPaidBy(companyId, matchId)) {
            refunds.setPaid(refund, null, null);
            publisher.reopened(refund, matchId, reversalEntryId, date);
        }
    }

    private List<Refund> lock(UUID companyId, Collection<UUID> ids) {
        var locked = refunds.lock(companyId, ids);
        for (var id : ids) {
            if (locked.stream().noneMatch(refund -> refund.id().value().equals(id))) {
                throw new RefundUnknown(new RefundId(id));
            }
        }
        return locked;
    }
}
