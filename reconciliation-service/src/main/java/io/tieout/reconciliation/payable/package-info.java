/// Which suppliers' bills an outgoing bank line pays.
///
/// Decided after, and apart from, what the line has to do with customers, by the same reading of its text: as if the
/// supplier were owed to and the money came in. Alone it decides only what is exact; it never takes a line from a
/// refund or a returned payment. Owns no table. Always: a bill is paid without a person only where the line names it
/// and has just what is open of all that it names, of one supplier, and neither account nor name of the other side
/// contradicts; ambiguous is never automatic.
@NullMarked
@ApplicationModule(allowedDependencies = {"bankstatement", "customerview", "matching", "openitem"})
package io.tieout.reconciliation.payable;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
