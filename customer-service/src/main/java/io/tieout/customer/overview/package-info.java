/// Everything about a customer in one answer: profile, deals, orders, invoices, balance, credit, payment habit, the
/// last interaction; and the same pushed to whoever watches.
///
/// Answers from what this service knows, so that no other service can make it wait. Each block says how old it is;
/// when the service behind it does not answer, the block is *stale* and stays as it was last. Owns nothing. Always:
/// a block that the caller has no right to is withheld as a whole, and named.
@NullMarked
@ApplicationModule(allowedDependencies = {"businessview", "companyview", "credit", "interaction", "party"})
package io.tieout.customer.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
