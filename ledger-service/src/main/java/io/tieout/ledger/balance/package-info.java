/// Balances of accounts as of any date, as known at any time.
///
/// A projection holds debit and credit per account, effective month and recorded month; a report adds whole cells
/// and reads single lines only at the edges. A report of some *dimensions* only reads the lines themselves. Owns:
/// `account_balance`. Always: stored balances = sum of lines (I2).
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "period", "report"})
package io.tieout.ledger.balance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
