/// Documents of the tax authority beside our invoices and credit notes: China's fapiao, Indonesia's faktur pajak.
///
/// One may cover several invoices, and an invoice may have several in its life: replaced, cancelled, taken back in
/// red. Our own register number is gapless per kind, and per month where the company's chart numbers by month; the
/// authority's number comes with it or later, has the shape that the country gives it, and is known once. Owns:
/// `tax_document`, `tax_document_source`. Posts nothing: tax arises with the invoice.
@NullMarked
@ApplicationModule(allowedDependencies = {"period", "numbering", "charttemplate"})
package io.tieout.ledger.taxdocument;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
