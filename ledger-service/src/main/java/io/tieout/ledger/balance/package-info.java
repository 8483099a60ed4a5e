/// Balances of accounts as of any date, as known at any time.
///
/// A projection holds debit and credit per account, recorded month and effective month, and the same per effective
/// day; a report adds months, the days of the month that it cuts, and single lines only where a past knowledge cuts
/// a month. A report of some *dimensions* only reads the lines themselves. Owns: `account_balance`,
/// `account_day_balance`. Always: stored balances = sum of lines (I2).
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "period", "report"})
package io.tieout.ledger.balance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
