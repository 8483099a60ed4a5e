/// Shows that the figures agree: bank and books, clearing and unexplained lines, open items and control account,
/// bills and payables, payments and what they settled, sold and invoiced, invoiced and earned. And where they do
/// not, by how much and why.
///
/// Reads the tables of all features on purpose: it must not trust the code that it checks. Owns nothing. Always:
/// every line of the report has both figures, their difference and the position in the journal it has seen.
@NullMarked
@ApplicationModule(allowedDependencies = {"bankaccount", "bankstatement", "ledgerview"})
package io.tieout.reconciliation.tieout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
