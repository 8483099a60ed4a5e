package io.tieout.ledger.charttemplate;

import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.ledger.tax.TaxCode;
import io.tieout.ledger.tax.TaxSettings;
import io.tieout.platform.money.Money;
import java.util.List;

/// The taxes of a country, as its template knows them.
///
/// @param increments the smallest step of amounts, where a currency's practice is coarser than ISO 4217
record TemplateTaxes(
        boolean pricesIncludeTax, TaxMethod taxMethod, Rounding rounding, List<Money> increments, List<TaxCode> codes) {

    TemplateTaxes {
        increments = List.copyOf(increments);
        codes = List.copyOf(codes);
    }

    TaxSettings settings() {
        return new TaxSettings(pricesIncludeTax, taxMethod, rounding, null, 0);
    }

    List<String> names() {
        return codes.stream().map(TaxCode::code).toList();
    }
}
