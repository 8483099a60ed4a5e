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
import java.util.Set;
import java.util.TreeMap;
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

    RefundPaymentService(RefundRepository refunds, RefundPublisher publisher) {
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
        // Lowest id first: two that want the same refunds must not wait for each other.
        new TreeMap<>(amounts).forEach((id, amount) -> {
            var refund = lock(companyId, new RefundId(id));
            planned.add(new PlannedCredit(
                    id, refund.customerId(), refund.requirePayable(amount), "refundId", refund.date(), amount));
        });
        return planned;
    }

    @Override
    public void settle(UUID companyId, List<PlannedCredit> credits, UUID matchId, EntryId entryId, LocalDate date) {
        for (var credit : credits) {
            var refund = lock(companyId, new RefundId(credit.documentId()));
            refunds.setPaid(refund, matchId, date);
            publisher.paid(refund, matchId, entryId, date);
        }
    }

    @Override
    public void undo(UUID companyId, UUID matchId, EntryId reversalEntryId, LocalDate date) {
        for (var refund : refunds.lockPaidBy(companyId, matchId)) {
            refunds.setPaid(refund, null, null);
            publisher.reopened(refund, matchId, reversalEntryId, date);
        }
    }

    private Refund lock(UUID companyId, RefundId id) {
        return refunds.lock(companyId, id).orElseThrow(() -> new RefundUnknown(id));
    }
}
