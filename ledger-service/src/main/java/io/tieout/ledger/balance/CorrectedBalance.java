package io.tieout.ledger.balance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.time.YearMonth;

/// A cell of the projection that said something else than the lines.
///
/// @param storedDebit as it stood before
/// @param debit what the lines say
record CorrectedBalance(
        AccountCode account,
        YearMonth effectiveMonth,
        YearMonth recordedMonth,
        Money storedDebit,
        Money storedCredit,
        Money debit,
        Money credit) {}
