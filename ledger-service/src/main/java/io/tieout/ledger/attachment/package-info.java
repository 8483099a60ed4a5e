/// Papers behind journal entries, invoices and credit notes: receipts, contracts, bills.
///
/// A file is named by its SHA-256 and kept once per company; a document refers to it by that hash. Neither is ever
/// changed or removed: whoever knows the hash can prove what was attached. Only a few kinds of files come in, and
/// what they claim to be is compared with what they are. Owns: `attachment`, `attachment_link`. Always: a content
/// has the hash it is named by (the database computes it again).
@NullMarked
@ApplicationModule(allowedDependencies = {"company"})
package io.tieout.ledger.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
