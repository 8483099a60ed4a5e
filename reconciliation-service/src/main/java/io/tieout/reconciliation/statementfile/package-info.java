/// Reads bank statement files: recognises the format by the content, reads it line by line with flat memory, and
/// proves that opening balance + lines = closing balance.
///
/// Reads the settlement reports of payment providers as well ([PayoutReports]).
///
/// Pure: no Spring, no database. A new format is one more [StatementReader] in [StatementFormats]. Always: what
/// cannot be read exactly is refused with a code and the place; nothing is guessed and nothing is dropped in
/// silence.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.reconciliation.statementfile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
