package io.tieout.ledger.tax;

import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;

record TaxSettingsResponse(boolean pricesIncludeTax, TaxMethod taxMethod, Rounding roundingMode) {

    static TaxSettingsResponse from(TaxSettings settings) {
        return new TaxSettingsResponse(settings.pricesIncludeTax(), settings.taxMethod(), settings.rounding());
    }
}
