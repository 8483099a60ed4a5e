/// Decides what a bank line pays: the matching engine. Plain Java over values: no Spring, no database, no clock.
///
/// A caller hands over [Item]s, [Customer]s and a [Policy], then [Line]s, and gets one [Outcome] a line: *automatic*
/// (to be posted without a person), *suggested* (ranked, nothing is posted), *exceptional* (the money is booked and
/// someone must look) or *ignored* (no customer's payment). Each outcome carries its evidence and the version of the
/// rules.
///
/// Always: ambiguous is never automatic; a reference with wrong check digits is never used; nothing is allocated
/// beyond what is open; allocations and parts add up to the line; the same input gives the same outcome.
///
/// What the people of a company taught comes in as [Learned]: aliases of payers, and a [ScoringModel] that [Trainer]
/// made of their decisions. A model ranks proposals; it books one only where that was measured and is switched on.
///
/// The road of a line: [LineReader] says what stands in it, [Payers] who sent it, [AmountModels] how the figure
/// comes about, and [Matcher] weighs these.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.reconciliation.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
