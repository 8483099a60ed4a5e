package io.tieout.ledger.tax;

import io.tieout.ledger.account.AccountRole;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param accountRoles which accounts its tax is posted to
/// @param rates in the order of their days
record TaxCodeResponse(
        String code,
        String name,
        @Nullable String localName,
        TaxKind kind,
        List<AccountRole> accountRoles,
        List<Rate> rates) {

    /// @param validTo the last day; absent while it is valid
    /// @param baseNumerator with `baseDenominator` the part of the net amount that is taxed
    record Rate(
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            BigDecimal percent,
            int baseNumerator,
            int baseDenominator) {}

    static TaxCodeResponse from(TaxCode code) {
        return new TaxCodeResponse(
                code.code(),
                code.name(),
                code.localName(),
                code.kind(),
                code.kind().roles(),
                code.rates().stream()
                        .map(rate -> new Rate(
                                rate.validFrom(),
                                rate.validTo(),
                                rate.percent(),
                                rate.baseNumerator(),
                                rate.baseDenominator()))
                        .toList());
    }
}
