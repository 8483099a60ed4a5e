/// What a customer or a supplier says of our dealings, compared line by line with our books.
///
/// A *statement comparison* takes the statement that a party sent (CSV or a spreadsheet, read as bank statements are),
/// puts each of its lines beside an entry of the party's ledger, and says of each what it is: agreed, another amount,
/// another day, another number, another period, missing here, missing there. Two lines are put together by a document's
/// number, or by their amount and day where nothing else fits; what fits several stays apart. It is frozen when it is
/// made, at one entry of the journal: our balance, their balance and each difference are kept and never computed anew.
/// Nothing is posted; a difference on a customer's invoice can become a dispute, and each difference with a supplier
/// is a discrepancy: the same one as long as statements show it. Owns: `statement_comparison`,
/// `statement_comparison_line`, `statement_comparison_dispute`, `supplier_difference`.
/// Always: the differences come to their closing balance less ours.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "bankstatement",
            "companyview",
            "customerledger",
            "customerview",
            "discrepancy",
            "dispute",
            "ledgerview",
            "statementfile",
            "supplierledger"
        })
package io.tieout.reconciliation.statementcomparison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
