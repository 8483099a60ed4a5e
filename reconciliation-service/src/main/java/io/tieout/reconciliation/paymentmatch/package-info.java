/// Explains bank lines: runs the engine over posted lines, takes the decisions of people, tells the ledger and keeps
/// its answer.
///
/// A *match* is one explanation of a line: a payment (allocations to invoices and other parts) or a classification.
/// It is MATCHED when decided (amounts reserved, the ledger asked), then POSTED or REFUSED by the ledger; undoing
/// goes through UNDOING to UNDONE. A line without a match keeps the engine's *proposal*. Owns: `payment_match`,
/// `match_allocation`, `match_part`, `match_request`, `line_proposal`, `line_token`. Publishes:
/// `tieout.reconciliation.payment-matched.v1`, `-bank-line-classified`, `-payment-match-undone`. Listens to:
/// `tieout.ledger.payment-applied.v1`, `-refused`, `-reversed`. Always: a line has at most one active match; its
/// parts are the line's amount; ambiguous is never automatic.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "activity",
            "bankaccount",
            "bankstatement",
            "customerview",
            "discrepancy",
            "learning",
            "matching",
            "openitem",
            "payable",
            "payout",
            "rateview",
            "ruleset"
        })
package io.tieout.reconciliation.paymentmatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
