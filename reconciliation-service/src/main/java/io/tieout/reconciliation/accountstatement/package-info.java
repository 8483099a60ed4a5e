/// Statements of account: a customer's ledger of a period as a document that the customer can confirm.
///
/// A statement is frozen when it is issued, at one entry of the journal: opening, lines, closing, money on account,
/// what is disputed, and how long the rest has been due. Its content is kept byte for byte and printed from there, so
/// that it says the same in ten years. Its closing is the customer's part of the control account. A *run* issues one
/// for each customer with a balance or a movement, all at the same entry. Owns: `account_statement`,
/// `account_statement_run`, `account_statement_failure`, `account_statement_series`. Always: opening and lines come to
/// the closing, the ages come to the closing, numbers have no gap (I10), and only the status ever changes.
@NullMarked
@ApplicationModule(allowedDependencies = {"companyview", "customerledger"})
package io.tieout.reconciliation.accountstatement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
