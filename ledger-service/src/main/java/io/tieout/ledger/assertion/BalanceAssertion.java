package io.tieout.ledger.assertion;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody vouches for a balance.
///
/// @param date the balance is that at the end of this day
/// @param balance debit minus credit
/// @param withdrawal null while it holds
record BalanceAssertion(
        BalanceAssertionId id,
        UUID companyId,
        AccountCode account,
        LocalDate date,
        Money balance,
        String reason,
        UUID assertedBy,
        Instant recordedAt,
        @Nullable Withdrawal withdrawal,
        long version) {

    record Withdrawal(UUID by, Instant at, String reason) {}

    /// Whether the entry would change the balance that was vouched for.
    boolean isBrokenBy(EntryDraft entry) {
        return !entry.effectiveDate().isAfter(date) && !change(entry).isZero();
    }

    private Money change(EntryDraft entry) {
        return entry.lines().stream()
                .filter(line -> line.account().equals(account))
                .map(BalanceAssertion::signed)
                .reduce(Money.zero(balance.currency()), Money::plus);
    }

    private static Money signed(LineDraft line) {
        return line.side() == Side.DEBIT ? line.amount() : line.amount().negated();
    }
}
