/// The journal: double-entry postings that are never changed, only reversed.
///
/// An entry has three dates: *effective* (which period it belongs to), *document* (what the paper says) and
/// *recorded* (when the database took it). An entry may name the day on which it
/// takes itself back; `recurring` carries that out. Owns: `journal_entry`, `journal_line`, `journal_reversal`,
/// `entry_auto_reversal`. Always: debit = credit in each entry, at least two lines, all written in one statement; a
/// fact (source and source id) is posted once.
///
/// A line may also say what it is in another currency; an entry balances in the company's currency always, and in its
/// own when all its lines share one.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"company", "account", "currency", "period", "balance", "limit", "report", "seal"})
package io.tieout.ledger.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
