/// Settlement reports of payment providers: which sales and refunds are in a payout, and what was kept back of it.
///
/// A *payout* is one transfer of a provider to a bank account. It ties (gross − refunds − fees = net) or its report is
/// refused, and explains the bank line of that amount: the matching asks for it. A payout belongs to one line, named by
/// a person or the only one that it can be, and stays with it, also when a person says what the line pays, until a
/// person frees it of a line that it is not; the two are not taken for each other again. A report that explains no
/// line yet can be withdrawn. Owns: `payout_report`, `payout`, `payout_row`, `payout_repetition`, `payout_line_freed`.
/// Always: the rows of a payout come to its figures; one provider's reference stands for one payout of an account.
@NullMarked
@ApplicationModule(allowedDependencies = {"bankaccount", "bankstatement", "matching", "statementfile"})
package io.tieout.reconciliation.payout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
