/// The cash book: one line in, a balanced entry out.
///
/// A line says when, on which cash account, how much came in or went out, and what for: an account, or a *rule*
/// that names one. Everything that holds for an entry by hand holds for it: an amount in another currency is
/// converted, and money of an account that is kept in one goes out at what it is carried at. Owns:
/// `cash_book_rule`.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "journal"})
package io.tieout.ledger.cashbook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
