package io.tieout.ledger.statement;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.balance.ReportScope;

/// Which lines of an account are looked at.
record LedgerLines(ReportScope scope, AccountCode account) {}
