package io.tieout.reconciliation.settlement;

import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Leads settlements from the draft to the ledger's answer.
@Service
@Transactional
class SettlementService {

    static final int MAX_LINES = 1000;

    private final SettlementRepository settlements;
    private final SettlementPublisher publisher;
    private final Clock clock;

    SettlementService(SettlementRepository settlements, SettlementPublisher publisher, Clock clock) {
        this.settlements = settlements;
        this.publisher = publisher;
        this.clock = clock;
    }

    UUID draft(UUID companyId, DraftSettlementRequest wanted, UUID by) {
        var from = wanted.from();
        if (from != null && from.isAfter(wanted.to())) {
            throw new SettlementUnfit("/from", "must not be after to");
        }
        var onAccount = wanted.onAccount();
        if (onAccount != null && (!onAccount.currency().equals(wanted.currency()) || !onAccount.isPositive())) {
            throw new SettlementUnfit("/onAccount", "must be positive and in " + wanted.currency());
        }
        var items =
                settlements.items(companyId, wanted.customerId(), wanted.currency(), from, wanted.to(), MAX_LINES + 1);
        if (items.size() > MAX_LINES) {
            throw new SettlementUnfit("/to", "must be earlier: more than " + MAX_LINES + " items take part");
        }
        if (onAccount != null) {
            items = append(items, onAccount);
        }
        var netting = Netting.of(items, wanted.currency());
        if (!netting.settled().isPositive()) {
            throw new NothingToSettle();
        }
        var date = wanted.effectiveDate();
        var settlement = new Settlement(
                companyId,
                Ids.next(),
                wanted.customerId(),
                date == null ? today() : date,
                netting.settled(),
                netting.lines(),
                SettlementStatus.DRAFT,
                by,
                null,
                0,
                null,
                1);
        settlements.insert(settlement, from, wanted.to(), netting.net(), clock.instant());
        return settlement.id();
    }

    private static List<SettlementLine> append(List<SettlementLine> items, Money onAccount) {
        var all = new ArrayList<>(items);
        all.add(new SettlementLine(
                SettlementLineKind.ON_ACCOUNT, null, null, onAccount, Money.zero(onAccount.currency())));
        return all;
    }

    /// Another person agrees, and the ledger is asked to post it.
    void approve(UUID companyId, UUID id, long expectedVersion, UUID approver) {
        var settlement = lock(companyId, id).approve(approver, expectedVersion);
        settlements.update(settlement, clock.instant());
        publisher.approved(settlement, approver);
    }

    void withdraw(UUID companyId, UUID id, long expectedVersion) {
        settlements.update(lock(companyId, id).withdraw(expectedVersion), clock.instant());
    }

    /// What it settled is to be owed again.
    void undo(UUID companyId, UUID id, String reason, @Nullable LocalDate date, long expectedVersion, UUID by) {
        var settlement = lock(companyId, id).undo(date == null ? today() : date, expectedVersion);
        settlements.update(settlement, clock.instant());
        settlements.setUndoing(settlement, reason, by);
        publisher.undoRequested(settlement, by);
    }

    /// @param entryIds what was posted for it
    void posted(UUID companyId, UUID id, int request, List<UUID> entryIds) {
        var asked = lock(companyId, id);
        if (asked.waitsForAnswer(request)) {
            settlements.update(asked.done(), clock.instant());
            settlements.setEntries(companyId, id, entryIds);
        }
    }

    /// @param entryIds what takes it back
    void undone(UUID companyId, UUID id, int request, List<UUID> entryIds) {
        var asked = lock(companyId, id);
        if (asked.waitsForAnswer(request)) {
            settlements.update(asked.done(), clock.instant());
            settlements.setReversals(companyId, id, entryIds);
        }
    }

    void refused(UUID companyId, UUID id, int request, String code, String detail) {
        var asked = lock(companyId, id);
        if (asked.waitsForAnswer(request)) {
            settlements.update(asked.refused(new Settlement.Refused(code, detail)), clock.instant());
        }
    }

    private Settlement lock(UUID companyId, UUID id) {
        return settlements.lock(companyId, id).orElseThrow(() -> new SettlementNotFound(id));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
