package io.tieout.ledger.tax;

import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import jakarta.validation.constraints.NotNull;

record TaxSettingsRequest(
        @NotNull Boolean pricesIncludeTax,
        @NotNull TaxMethod taxMethod,
        @NotNull Rounding roundingMode) {

    TaxSettings toSettings() {
        return new TaxSettings(pricesIncludeTax, taxMethod, roundingMode, 0);
    }
}
