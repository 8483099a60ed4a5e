/// The chart of accounts: a tree of typed accounts, and the roles by which the rest of the ledger finds them.
///
/// A company gets its chart from a template (see `charttemplate`). *Control accounts* (receivables, bank, bank
/// clearing) are kept by a sub-ledger or by the bank's statement and take no manual journals. An account has an
/// English name and, in a country's chart, its local one. Each account says where the financial statements show it
/// (its *mapping*); an account in use keeps its type, and only one that nothing ever named can be removed.
/// Owns: `account`, `bank_gl_account`. Always: a role has at most one account in a company.
@NullMarked
@ApplicationModule(allowedDependencies = {"company"})
package io.tieout.ledger.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
