package io.tieout.ledger.tax;

import io.tieout.documenttotals.TaxRate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A tax as documents name it.
///
/// @param localName as the country's accountants call it
/// @param rates in the order of their days, none of which has two
public record TaxCode(
        String code, String name, @Nullable String localName, TaxKind kind, List<DatedRate> rates, long version) {

    public TaxCode {
        rates = List.copyOf(rates);
        for (var rate : rates) {
            // The bounds of a rate are those of the documents that will carry it.
            rate.of(code);
            if (kind.isWithoutTax() && rate.percent().signum() != 0) {
                throw TaxRateRefused.notZero(kind);
            }
        }
        for (int index = 1; index < rates.size(); index++) {
            var before = rates.get(index - 1).validTo();
            if (before == null || !before.isBefore(rates.get(index).validFrom())) {
                throw TaxRateRefused.overlapping(rates.get(index).validFrom());
            }
        }
    }

    Optional<TaxRate> on(LocalDate day) {
        return rates.stream().filter(rate -> rate.isValidOn(day)).findFirst().map(rate -> rate.of(code));
    }

    /// The one that is valid now, or that was last.
    DatedRate last() {
        return rates.getLast();
    }
}
