/// Numbers that people read, for example `CN-2026-000042`: gapless within a kind of document and a year, or a month
/// (I10).
///
/// The counter's row stays locked until the document's transaction ends, so a number is either on a document or was
/// never given. Owns: `document_series`. Whoever numbers documents says where they lie
/// ([NumberedDocuments][io.tieout.ledger.numbering.NumberedDocuments]), and one check looks whether one is missing.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.ledger.numbering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
