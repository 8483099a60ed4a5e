/// Balances that somebody vouches for: "account X on date D is Y", with who and why.
///
/// An assertion is true when it is made, else it is refused; from then on an entry that would change that balance is
/// refused, until the assertion is withdrawn, which stays on record too. Making one waits for the postings under way
/// and holds new ones back, so that none slips in between. All of them are counted again every night. Owns:
/// `balance_assertion`. Always: an assertion that is not withdrawn is true.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "period", "journal"})
package io.tieout.ledger.assertion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
