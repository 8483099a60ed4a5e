package io.tieout.reconciliation.accountstatement;

/// @param content what the statement says, as it was issued
record AccountStatementResponse(AccountStatementSummaryResponse statement, StatementContent content) {}
