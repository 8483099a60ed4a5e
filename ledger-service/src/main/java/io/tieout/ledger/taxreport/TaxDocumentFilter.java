package io.tieout.ledger.taxreport;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Which row of the report is looked into.
///
/// @param percent all rates of the code when none
record TaxDocumentFilter(
        TaxDirection direction, String taxCode, @Nullable BigDecimal percent) {}
