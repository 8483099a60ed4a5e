/// The dunning schedule: which customer is to be reminded of which invoice, at which level. Nothing is sent from here.
///
/// A company says after how many days overdue a level is reached, and under which key its text is found. Once a day,
/// by the company's own calendar, or when somebody asks, a *run* looks at what is owed: an invoice that has reached a
/// higher level than it was reminded of gets a *notice* of the highest one. Disputed and blocked invoices get none; an
/// invoice that is owed again begins anew. Owns: `dunning_schedule`, `dunning_level`, `dunning_block`, `dunning_run`,
/// `dunning_notice`. Publishes: `tieout.ledger.dunning-level-reached.v1`. Always: one notice and one event per
/// invoice, level and reopening.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "receivable"})
package io.tieout.ledger.dunning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
