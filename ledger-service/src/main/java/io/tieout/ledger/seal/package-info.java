/// Seals the journal: gives committed entries their gapless sequence, publishes them in blocks, and signs each block,
/// so that a later change is found, whoever made it.
///
/// It runs after the write, so that posting never waits for a number. Each entry is hashed in its canonical form
/// (`CanonicalEntry` says byte by byte how); the hashes of a block make a tree (RFC 6962); a checkpoint names the
/// tree's root and the checkpoint before, and is signed with a key that is not in the database. Checkpoints leave the
/// database with the block's event and in an append-only file: only there a journal shows that was rewritten as a
/// whole. Each block also tells which accounts have which roles in the company's chart, for those who ask for
/// receivables or revenue by role and not by code.
///
/// Owns: `journal_block`, `journal_sequence`, `journal_checkpoint`, `checkpoint_log_position`. Publishes:
/// `tieout.ledger.journal-block-sealed.v1`. Always: sequences 1, 2, 3 … per company without a gap; each block has one
/// signed checkpoint (I11).
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.ledger.seal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
