package io.tieout.ledger.tax;

import io.tieout.documenttotals.TaxRate;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The taxes of a company, to add a document up with.
///
/// @param increment the smallest step of amounts in the company's currency
public record CompanyTaxes(TaxSettings settings, List<TaxCode> codes, Money increment) {

    public CompanyTaxes {
        codes = List.copyOf(codes);
    }

    /// The rate of a sale. A code of the company's says it; else the document must.
    ///
    /// @param code `STANDARD` when absent, or `NONE` without a rate
    /// @param percent none: the code's own rate on that day
    /// @param taxPoint the day on which the tax arises
    /// @param pointer where the code stands in the request
    public TaxRate ofSale(
            @Nullable String code,
            @Nullable BigDecimal percent,
            @Nullable Integer baseNumerator,
            @Nullable Integer baseDenominator,
            LocalDate taxPoint,
            String pointer) {
        var known = code == null ? Optional.<TaxCode>empty() : find(code);
        if (known.isEmpty()) {
            if (code != null && percent == null && !code.equals("NONE")) {
                throw TaxCodeRefused.unknown(code, pointer);
            }
            var stated = Objects.requireNonNullElse(percent, BigDecimal.ZERO);
            var usual = stated.signum() == 0 ? "NONE" : "STANDARD";
            return new TaxRate(
                    code == null ? usual : code,
                    stated,
                    Objects.requireNonNullElse(baseNumerator, 1),
                    Objects.requireNonNullElse(baseDenominator, 1));
        }
        var rate = rate(known.get(), TaxKind::isForSales, taxPoint, pointer);
        boolean differs = (percent != null && percent.compareTo(rate.percent()) != 0)
                || (baseNumerator != null && baseNumerator != rate.baseNumerator())
                || (baseDenominator != null && baseDenominator != rate.baseDenominator());
        if (differs) {
            throw TaxCodeRefused.differs(rate, taxPoint, pointer);
        }
        return rate;
    }

    /// The rate and kind of a purchase.
    public TaxCode ofPurchase(String code, String pointer) {
        return requireFits(get(code, pointer), TaxKind::isForPurchases, pointer);
    }

    /// The rate at which a payer keeps tax back.
    public TaxRate ofWithholding(String code, LocalDate taxPoint, String pointer) {
        return rate(get(code, pointer), kind -> kind == TaxKind.WITHHOLDING, taxPoint, pointer);
    }

    /// All rates at which a payer may keep tax back on a day.
    public List<TaxRate> withholdings(LocalDate taxPoint) {
        return codes.stream()
                .filter(code -> code.kind() == TaxKind.WITHHOLDING)
                .flatMap(code -> code.on(taxPoint).stream())
                .toList();
    }

    /// The rate of a code on a day.
    public static TaxRate rate(TaxCode code, LocalDate taxPoint, String pointer) {
        return code.on(taxPoint).orElseThrow(() -> TaxCodeRefused.notValid(code.code(), taxPoint, pointer));
    }

    private TaxCode get(String code, String pointer) {
        return find(code).orElseThrow(() -> TaxCodeRefused.unknown(code, pointer));
    }

    private Optional<TaxCode> find(String code) {
        return codes.stream().filter(known -> known.code().equals(code)).findFirst();
    }

    private static TaxRate rate(TaxCode code, Predicate<TaxKind> fits, LocalDate taxPoint, String pointer) {
        return rate(requireFits(code, fits, pointer), taxPoint, pointer);
    }

    private static TaxCode requireFits(TaxCode code, Predicate<TaxKind> fits, String pointer) {
        if (!fits.test(code.kind())) {
            throw TaxCodeRefused.unfit(code.code(), code.kind(), pointer);
        }
        return code;
    }
}
