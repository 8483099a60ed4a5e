/// Debts that will not be paid, and those that come back.
///
/// A write-off settles a part of an invoice against the allowance, or directly as an expense, then with or without
/// relief for its tax. A company's policy says up to which sum one person is enough and what is never exceeded,
/// all write-offs of a customer in a year taken together, so that splitting helps nobody; above it a second person
/// approves (four eyes). Limits count in the currency of the books. On an invoice in another currency what is lost
/// is what the debt stands at; relief for its tax is at the rate at which that was booked. A recovery makes the
/// debt owed again, so that its payment is matched like any other. A person may also give up what a bank line leaves
/// of an invoice, if no second one is needed; that goes with the match. Owns: `write_off`, `write_off_recovery`,
/// `write_off_policy`. Publishes nothing of its own; it is told as a change of the invoice. Always: what is written
/// off and not recovered is settled on the invoice (I3).
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "journal", "period", "receivable", "allowance", "tax"})
package io.tieout.ledger.writeoff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
