package io.tieout.ledger.assertion;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param balance debit minus credit at the end of the day
/// @param withdrawal absent while the assertion holds
record BalanceAssertionResponse(
        BalanceAssertionId id,
        AccountCode account,
        LocalDate date,
        Money balance,
        String reason,
        UUID assertedBy,
        Instant recordedAt,
        @Nullable Withdrawal withdrawal) {

    record Withdrawal(UUID by, Instant at, String reason) {}

    static BalanceAssertionResponse from(BalanceAssertion assertion) {
        var withdrawal = assertion.withdrawal();
        return new BalanceAssertionResponse(
                assertion.id(),
                assertion.account(),
                assertion.date(),
                assertion.balance(),
                assertion.reason(),
                assertion.assertedBy(),
                assertion.recordedAt(),
                withdrawal == null ? null : new Withdrawal(withdrawal.by(), withdrawal.at(), withdrawal.reason()));
    }
}
