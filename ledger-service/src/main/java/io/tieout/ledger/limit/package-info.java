/// Limits of accounts: how far a balance may go, for example no overdraft of the cash on hand.
///
/// A posting that a person or a client asks for is refused when it would take the balance beyond a bound; one that
/// brings it back is always taken. What already happened (a bank line, an event) is posted all the same. A *hold*
/// reserves an amount on a limited account until it is posted or released. Owns: `account_limit`,
/// `account_limit_change`, `account_hold`. Always: postings to a limited account, and holds on it, are judged one after
/// the other, under the lock of its limit, which they keep until commit.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account"})
package io.tieout.ledger.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
