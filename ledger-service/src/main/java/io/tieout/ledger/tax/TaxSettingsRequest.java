package io.tieout.ledger.tax;

import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// @param exchangeRateSource whose quotations tax in another currency follows, for example the tax authority's; they
/// count for tax alone. The rate of the books when absent
record TaxSettingsRequest(
        @NotNull Boolean pricesIncludeTax,
        @NotNull TaxMethod taxMethod,
        @NotNull Rounding roundingMode,

        @Nullable @Pattern(regexp = "[A-Z0-9_]{1,20}", message = "must be 1 to 20 capitals, digits or underscores")
        String exchangeRateSource) {

    TaxSettings toSettings() {
        return new TaxSettings(pricesIncludeTax, taxMethod, roundingMode, exchangeRateSource, 0);
    }
}
