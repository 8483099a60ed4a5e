package io.tieout.reconciliation.statementmail;

import java.util.List;

/// The oldest first.
record StatementMailsResponse(List<StatementMailResponse> items) {}
