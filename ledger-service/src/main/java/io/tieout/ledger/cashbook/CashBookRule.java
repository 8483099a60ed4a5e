package io.tieout.ledger.cashbook;

import io.tieout.ledger.account.AccountCode;

/// A name for what a line of the cash book is often about.
record CashBookRule(CashBookRuleName name, AccountCode counterAccount, long version) {}
