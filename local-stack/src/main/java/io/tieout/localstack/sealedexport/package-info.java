/// Verifies an exported, sealed journal with nothing but the file: no server, no database, no code of the ledger.
///
/// It is written from the description of the format (docs/adr/0013), so that the ledger does not vouch for itself.
/// Always: names the first thing that is broken, and says what was not compared.
@NullMarked
package io.tieout.localstack.sealedexport;

import org.jspecify.annotations.NullMarked;
