/// What is bought, with its taxes: added up for whoever posts it, and posted by hand.
///
/// A purchase by hand is one request in and one entry out, without a document or an open item: a receipt paid in cash,
/// say. Suppliers' bills are documents (see `payable`).
///
/// Each line names where the cost goes and its tax code; input tax, tax owed by the buyer itself (reverse charge)
/// and tax kept back from the supplier are posted with it. The line that owes may name the supplier and its document
/// (`supplierId`, `documentNumber`, as any line by hand may, such as that of a payment): suppliers' ledgers are kept
/// from there. The entry is one by hand: control accounts refuse it, the suppliers' bills' own among them.
/// Owns no table. Always: payable = net + tax charged by the supplier - tax withheld.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "journal", "period", "tax"})
package io.tieout.ledger.purchase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
