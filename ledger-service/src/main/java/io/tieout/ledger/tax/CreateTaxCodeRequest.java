package io.tieout.ledger.tax;

import io.tieout.documenttotals.InvalidDocument;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param localName as the country's accountants call it
/// @param rates in the order of their days
record CreateTaxCodeRequest(
        @NotNull @Pattern(regexp = "[A-Z0-9][A-Z0-9._-]{0,39}")
        String code,

        @NotBlank @Size(max = 120) String name,
        @Nullable @Size(min = 1, max = 120) String localName,
        @NotNull TaxKind kind,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid TaxRateRequest> rates) {

    TaxCode toCode() {
        try {
            return new TaxCode(
                    code,
                    name,
                    localName,
                    kind,
                    rates.stream().map(TaxRateRequest::toRate).toList(),
                    1);
        } catch (InvalidDocument e) {
            throw TaxRateRefused.of(e);
        }
    }
}
