/// What is owed to or by the company in another currency, how it is settled, and what the rates did to it.
///
/// A *foreign item* has an open amount in its own currency and a *carrying amount* in the company's.
/// Settling takes both down: the carrying amount by what that part stood at, and the whole rest with the
/// last part. What was paid otherwise is a realised exchange difference; what only rounding left is a
/// conversion difference. An invoice in another currency has an item of the same id; other items (bills,
/// loans) are opened here. Owns: `foreign_item`, `foreign_item_movement`. Always: open and carrying amount
/// are the sums of the item's movements, and nothing is carried when nothing is open (I3).
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "currency", "journal", "period", "balance"})
package io.tieout.ledger.foreignitem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
