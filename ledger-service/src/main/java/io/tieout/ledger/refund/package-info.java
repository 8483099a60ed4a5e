/// Credits that are paid back to customers.
///
/// A refund is asked for by one person and approved by another (four eyes); only then it is numbered and posted,
/// from the receivables or the advances to money in transit, at what the credit stands at. The bank's outgoing line
/// is matched to it and clears that account: so the books know of the payment before the bank does. Owns: `refund`.
/// Publishes: `tieout.ledger.refund-approved.v1`, `-refund-paid`, `-refund-reopened`; their versions count from the
/// approval. Always: what is paid out was left of the credit at that moment, numbers have no gap (I10).
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "company",
            "account",
            "announcement",
            "journal",
            "period",
            "numbering",
            "receivable",
            "creditnote"
        })
package io.tieout.ledger.refund;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
