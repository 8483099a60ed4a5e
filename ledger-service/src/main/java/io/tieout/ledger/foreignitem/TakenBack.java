package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.platform.money.Money;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Reversals that are posted together. They are judged together, too: what all of them take from an account is
/// what counts, not the order in which they stand.
record TakenBack(List<EntryDraft> reversals) {

    static TakenBack of(List<EntryDraft> entries) {
        return new TakenBack(entries.stream()
                .filter(entry -> entry.source() == EntrySource.REVERSAL)
                .toList());
    }

    /// Those that are taken back.
    Set<UUID> entries() {
        return reversals.stream()
                .map(EntryDraft::sourceId)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet());
    }

    /// Those with a line on the account.
    List<EntryId> on(AccountCode account) {
        return reversals.stream()
                .filter(entry -> entry.lines().stream()
                        .anyMatch(
                                line -> line.foreign() != null && line.account().equals(account)))
                .map(EntryDraft::id)
                .toList();
    }

    /// What they come to on an account, debit minus credit: its balance is the amount, its carrying amount the
    /// worth.
    Optional<AverageCost> moved(AccountCode account, AverageCost standing) {
        var lines = reversals.stream()
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> line.account().equals(account) && isIn(line, standing))
                .toList();
        var own = standing.carrying().currency();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(lines.stream()
                        .reduce(
                                new AverageCost(Money.zero(standing.balance().currency()), Money.zero(own)),
                                AverageCost::plus,
                                (one, other) -> one.plus(other.balance(), other.carrying())));
    }

    private static boolean isIn(LineDraft line, AverageCost standing) {
        var foreign = line.foreign();
        return foreign != null
                && foreign.amount().currency().equals(standing.balance().currency());
    }
}
