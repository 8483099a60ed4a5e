/// How well the matching goes, over time and now: what management asks, and what is running late.
///
/// The *report* looks at the lines of some days: how many are explained, how many of them without a person, how long
/// people took; and at the discrepancies, how old they are and what they are about. It is computed from lines, matches
/// and activities for any day and as it was known at any moment; how old discrepancies were on past days comes from the
/// daily count that is kept. The *monitor* says how far the work is behind what came in, once or as a stream. How
/// customers pay is the ledger's to say, since it decides what is settled. Reads the tables of the matching features on
/// purpose. Owns nothing. Always: the lines of a list add up to its figure; no figure goes across currencies.
@NullMarked
@ApplicationModule(allowedDependencies = {"companyview", "customerledger"})
package io.tieout.reconciliation.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
