package io.tieout.ledger.transfer;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.foreignitem.ExchangeDifference;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.period.PeriodModule;
import io.tieout.ledger.period.PeriodService;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings the two legs of an own transfer together.
@Service
@Transactional
public class TransferService {

    private final TransferRepository transfers;
    private final ChartService chart;
    private final PeriodService periods;
    private final JournalService journal;

    TransferService(TransferRepository transfers, ChartService chart, PeriodService periods, JournalService journal) {
        this.transfers = transfers;
        this.chart = chart;
        this.periods = periods;
        this.journal = journal;
    }

    /// A leg will arrive. Whoever pairs legs locks them before the journal: whoever posts a leg does the same,
    /// or the two could wait for each other.
    public void expect(UUID companyId) {
        transfers.lock(companyId);
    }

    /// A leg is in the books; it was [expected][#expect] before it was posted. When another one says the same
    /// amount in the same currency, and nothing else does, both are a transfer. Between two currencies an
    /// amount says nothing, and the right end may not have come yet: a person pairs them. A leg whose other end
    /// was named waits for that one.
    public void arrived(TransferLeg leg) {
        var companyId = leg.companyId();
        transfers.lock(companyId);
        transfers.insert(leg);
        var named = leg.other();
        if (named != null) {
            transfers
                    .findLeg(companyId, named)
                    .filter(other -> leg.matchId().equals(other.other()))
                    .filter(leg::fits)
                    .ifPresent(other -> pair(leg, other, null));
            return;
        }
        counterpart(leg).ifPresent(other -> pair(leg, other, null));
    }

    /// The line was no leg after all.
    ///
    /// @param date from which the books say so
    public void undone(UUID companyId, UUID matchId, LocalDate date) {
        if (transfers.findLeg(companyId, matchId).isEmpty()) {
            return;
        }
        transfers.lock(companyId);
        transfers
                .findActive(companyId, matchId)
                .ifPresent(transfer -> undo(transfer, date, "The match of a leg was undone", null));
        transfers.setUndone(companyId, matchId);
        transfers.release(companyId, matchId);
    }

    /// The line will not become a leg: whichever waits for it may be paired with another one.
    public void refused(UUID companyId, UUID matchId) {
        transfers.release(companyId, matchId);
    }

    TransferId pair(UUID companyId, UUID outgoing, UUID incoming, UUID by) {
        transfers.lock(companyId);
        var out = open(companyId, outgoing, "/outgoing");
        var in = open(companyId, incoming, "/incoming");
        if (!out.isOutgoing() || !out.fits(in)) {
            throw new TransferLegsUnfit(out, in);
        }
        return pair(out, in, by);
    }

    void undo(UUID companyId, TransferId id, String reason, UUID by) {
        transfers.lock(companyId);
        var transfer = transfers.find(companyId, id).orElseThrow(() -> new TransferUnknown(id));
        if (transfer.undone()) {
            throw new TransferUndone(id);
        }
        undo(transfer, transfer.effectiveDate(), reason, by);
    }

    private void undo(Transfer transfer, LocalDate from, String reason, @Nullable UUID by) {
        var companyId = transfer.companyId();
        var entryId = transfer.entryId();
        EntryId reversal = null;
        if (entryId != null) {
            var date = periods.firstOpenDay(companyId, later(from, transfer.effectiveDate()), PeriodModule.CASH);
            reversal = journal.reverse(companyId, entryId, date, reason, by).entryId();
        }
        transfers.undo(transfer, reason, by, reversal);
    }

    private TransferLeg open(UUID companyId, UUID matchId, String pointer) {
        var leg = transfers.findLeg(companyId, matchId).orElseThrow(() -> new TransferLegUnknown(matchId, pointer));
        if (transfers.findActive(companyId, matchId).isPresent()) {
            throw new TransferLegPaired(matchId, pointer);
        }
        return leg;
    }

    private TransferId pair(TransferLeg leg, TransferLeg other, @Nullable UUID by) {
        var out = leg.isOutgoing() ? leg : other;
        var in = leg.isOutgoing() ? other : leg;
        var companyId = leg.companyId();
        var date = periods.firstOpenDay(companyId, later(out.effectiveDate(), in.effectiveDate()), PeriodModule.CASH);
        var id = TransferId.next();
        var gained = in.worth().plus(out.worth());
        var entryId = gained.isZero() ? null : journal.post(entry(companyId, id, gained, date, by));
        transfers.insert(new Transfer(companyId, id, out.matchId(), in.matchId(), date, gained, entryId, by, false));
        return id;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private EntryDraft entry(UUID companyId, TransferId id, Money gained, LocalDate date, @Nullable UUID by) {
        var inTransit = chart.byRole(companyId, AccountRole.IN_TRANSIT);
        var lines = new ArrayList<LineDraft>();
        lines.add(gained.isPositive() ? LineDraft.debit(inTransit, gained) : LineDraft.credit(inTransit, gained.abs()));
        lines.addAll(new ExchangeDifference(gained, Money.zero(gained.currency()))
                .lines(role -> chart.byRole(companyId, role)));
        return new EntryDraft(
                EntryId.next(),
                companyId,
                date,
                date,
                EntrySource.TRANSFER_DIFFERENCE,
                id.value(),
                "Own transfer between currencies",
                by,
                lines);
    }

    /// Legs that come to nothing in the books are exchangeable: the oldest will do. Others, of foreign money that was
    /// carried at different averages, must be the only two.
    private Optional<TransferLeg> counterpart(TransferLeg leg) {
        var same = transfers.sameAmount(leg);
        if (same.isPresent()) {
            return same;
        }
        var found = transfers.fitting(leg);
        return found.size() == 1 && transfers.fitting(found.getFirst()).size() == 1
                ? Optional.of(found.getFirst())
                : Optional.empty();
    }
}
