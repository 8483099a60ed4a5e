/// What suppliers charge us, what is still owed on it, and what settles it.
///
/// A *bill* is a supplier's document: numbered here without a gap, and posted with its taxes in one transaction. A
/// supplier's document counts once: its number is compared without spaces, signs and capitals. Above a company's limit
/// a second person has to approve it before it may be paid (four eyes). An outgoing bank line pays it, wholly or in
/// part; when just the discount that the supplier allows is left in time, costs and input tax are less by it. A
/// supplier's *credit note* is used against its bills and posts nothing; a wrong bill is taken back while nothing of
/// it is paid. Owns: `bill`, `bill_line`, `bill_allocation`, `bill_policy`. Publishes:
/// `tieout.ledger.bill-posted.v1`, `-bill-approved`, `-bill-part-paid`, `-bill-paid`, `-bill-reopened`,
/// `-bill-voided`, `tieout.ledger.bill-state.v1`. Always: open bills less open credit notes are what the payables
/// account says (I3), numbers have no gap (I10), nothing is paid that waits for approval.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "company",
            "account",
            "balance",
            "customerview",
            "journal",
            "numbering",
            "period",
            "purchase",
            "receivable",
            "report",
            "tax"
        })
package io.tieout.ledger.payable;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
