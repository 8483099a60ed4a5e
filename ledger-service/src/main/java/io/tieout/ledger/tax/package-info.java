/// Tax codes with the rates that were valid when, and how the company's documents add tax up unless they say
/// otherwise.
///
/// A document names a code; the code and the tax point (the day on which the tax arises) give the rate, so that an
/// old period reproduces under its old rule; the rate is then stored with the document. What a code is for is its
/// *kind*. Lines of the journal carry code, rate and, where it is not the line's own amount, the taxed base (see
/// [TaxedLine]); the tax report reads nothing else. Tax of documents in another currency has a rate of exchange
/// of its own where the settings or the document say so (see [TaxConversion]). Owns: `tax_code`, `tax_rate`,
/// `tax_settings`. Always: the rates of a code do not overlap, and what was valid once stays.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "journal", "currency"})
package io.tieout.ledger.tax;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
