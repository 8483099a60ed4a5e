/// Ways into the books for what another system kept: charts of accounts, journal entries, open items; as a file.
///
/// A file comes in as a whole or not at all, unless its sender wants bad rows left out; each bad row is named with
/// line, column and reason. A *dry run* does the same work and takes it back. An import can be *reverted* once: its
/// entries are reversed, its open items withdrawn, its accounts removed where nobody used them.
/// Opening balances meet on the opening account: a trial balance of the old books states its receivables there, the
/// open items take them from there. Owns: `ledger_import`, `ledger_import_error`, `ledger_import_result`. Always: an
/// entry number is in the books once.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"company", "account", "journal", "period", "receivable", "customerview", "report"})
package io.tieout.ledger.ledgerimport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
