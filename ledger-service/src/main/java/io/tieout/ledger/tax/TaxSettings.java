package io.tieout.ledger.tax;

import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.documenttotals.TotalsRules;
import io.tieout.platform.money.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// How a company's documents are added up unless they say otherwise. What a document was added up by is stored with
/// it.
///
/// @param exchangeRateSource whose quotations tax in another currency follows; none: the rate of the books
public record TaxSettings(
        boolean pricesIncludeTax,
        TaxMethod taxMethod,
        Rounding rounding,
        @Nullable String exchangeRateSource,
        long version) {

    static final TaxSettings USUAL = new TaxSettings(false, TaxMethod.PER_LINE, Rounding.HALF_UP, null, 0);

    /// The rules of a document that says some of them itself.
    ///
    /// @param increment the smallest step of its amounts
    public TotalsRules rules(
            Currency currency,
            @Nullable Boolean inclusive,
            @Nullable TaxMethod method,
            @Nullable Rounding mode,
            Money increment) {
        return new TotalsRules(
                currency,
                (inclusive == null ? pricesIncludeTax : inclusive) ? PriceMode.TAX_INCLUSIVE : PriceMode.TAX_EXCLUSIVE,
                method == null ? taxMethod : method,
                mode == null ? rounding : mode,
                increment);
    }

    /// The same with the rates of another setting: no chart says them.
    TaxSettings withRatesOf(TaxSettings other) {
        return new TaxSettings(pricesIncludeTax, taxMethod, rounding, other.exchangeRateSource, version);
    }

    TaxSettings following(TaxSettings before) {
        return new TaxSettings(pricesIncludeTax, taxMethod, rounding, exchangeRateSource, before.version() + 1);
    }
}
