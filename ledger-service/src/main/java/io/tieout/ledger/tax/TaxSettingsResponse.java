package io.tieout.ledger.tax;

import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import org.jspecify.annotations.Nullable;

/// @param exchangeRateSource whose quotations tax in another currency follows; absent: the rate of the books
record TaxSettingsResponse(
        boolean pricesIncludeTax,
        TaxMethod taxMethod,
        Rounding roundingMode,
        @Nullable String exchangeRateSource) {

    static TaxSettingsResponse from(TaxSettings settings) {
        return new TaxSettingsResponse(
                settings.pricesIncludeTax(), settings.taxMethod(), settings.rounding(), settings.exchangeRateSource());
    }
}
