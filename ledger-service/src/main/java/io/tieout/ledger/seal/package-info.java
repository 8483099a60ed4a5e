/// Seals the journal: gives committed entries their gapless sequence and publishes them in blocks.
///
/// It runs after the write, so that posting never waits for a number. Owns: `journal_block`, `journal_sequence`.
/// Publishes: `tieout.ledger.journal-block-sealed.v1`. Always: sequences 1, 2, 3 … per company without a gap.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.ledger.seal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
