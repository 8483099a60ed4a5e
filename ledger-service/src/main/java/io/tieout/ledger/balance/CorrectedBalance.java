package io.tieout.ledger.balance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.time.YearMonth;

/// A cell of the projection that said something else than the lines.
///
/// @param period the effective month or day of the cell, for example `2026-03` or `2026-03-15`
/// @param storedDebit as it stood before
/// @param debit what the lines say
record CorrectedBalance(
        AccountCode account,
        String period,
        YearMonth recordedMonth,
        Money storedDebit,
        Money storedCredit,
        Money debit,
        Money credit) {}
