/// Bank statements of connected accounts: imported from files, proved, recorded once, posted by the ledger.
///
/// A *bank line* is RECORDED here, POSTED when the ledger has booked it (only then it is matched), or REFUSED by the
/// ledger. Owns: `bank_statement`, `bank_line` (except `match_state` and `proposals`,
/// which the matching features keep, and the owner, whom the workbench keeps), `bank_line_change`,
/// `bank_statement_import`. Publishes: `tieout.reconciliation.bank-lines-recorded.v1`. Listens to:
/// `tieout.ledger.bank-lines-posted.v1`, `tieout.ledger.bank-lines-refused.v1`. Always: a statement is recorded
/// whole or not at all; opening + lines = closing, or the difference is kept; a line is recorded once.
@NullMarked
@ApplicationModule(allowedDependencies = {"bankaccount", "statementfile"})
package io.tieout.reconciliation.bankstatement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
