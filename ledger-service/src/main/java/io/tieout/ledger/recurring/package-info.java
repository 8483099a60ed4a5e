/// Entries that the calendar posts: recurring ones, and those that take themselves back when their day comes.
///
/// A recurring entry has a rule for its dates; a run belongs to each date and is posted, refused (an *exception* that
/// somebody settles: posts it anyhow, or skips it with a reason) or skipped. A job looks again and again, by each
/// company's own calendar; replicas share the work. Owns: `recurring_entry`, `recurring_entry_line`, `recurring_run`;
/// carries out what `entry_auto_reversal` plans. Always: each date has one run, a run has at most one entry.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "journal", "period"})
package io.tieout.ledger.recurring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
