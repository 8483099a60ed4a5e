/// Amounts that are paid or invoiced now and belong to later months: prepaid expenses and deferred revenue.
///
/// A deferral spreads an amount that waits on a balance sheet account evenly over months; each month is rounded half
/// up and the last one takes what is left. A job posts each month once, at its end, by the company's own calendar.
/// Owns: `deferral`, `deferral_instalment`. Always: the instalments add up to the amount, each is posted at most once.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "journal", "period", "receivable"})
package io.tieout.ledger.deferral;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
