package io.tieout.ledger.businessfact;

import io.tieout.ledger.postingrule.FactContent;
import io.tieout.ledger.postingrule.FactType;
import io.tieout.platform.money.Money;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param source who tells it
/// @param externalId as which the source knows it; told again with the same content it stays one fact
/// @param effectiveDate on which it happened: decides the rule, and the period
/// @param documentDate what the document says; the effective date when absent
/// @param text for people; no personal data, it can never be erased
/// @param attributes what rules may ask for, ids and categories; no personal data
/// @param amounts by name, none negative, all in one currency
record FactRequest(
        @NotNull FactSource source,
        @NotBlank @Size(max = 100) String externalId,
        @NotNull FactType type,
        @NotNull LocalDate effectiveDate,
        @Nullable LocalDate documentDate,
        @NotBlank @Size(max = 500) String text,

        @Nullable @Size(max = 30)
        Map<@Pattern(regexp = NAME, message = NAME_MESSAGE) String, @NotBlank @Size(max = 100) String> attributes,

        @NotEmpty @Size(max = 20) Map<@Pattern(regexp = NAME, message = NAME_MESSAGE) String, @NotNull Money> amounts) {

    private static final String NAME = "[a-z][A-Za-z0-9]{0,39}";
    private static final String NAME_MESSAGE = "must be a name such as costCenter";

    @AssertTrue(message = "must share one currency, and none may be negative")
    boolean isAmounts() {
        if (amounts == null) {
            return true;
        }
        // A missing amount is said beside it.
        var given = amounts.values().stream().filter(Objects::nonNull).toList();
        return given.stream().map(Money::currency).distinct().count() <= 1
                && given.stream().noneMatch(Money::isNegative);
    }

    BusinessFact toFact(UUID companyId, UUID by) {
        return new BusinessFact(
                companyId,
                BusinessFactId.next(),
                source,
                externalId,
                new FactContent(type, effectiveDate, attributes == null ? Map.of() : attributes, amounts),
                documentDate == null ? effectiveDate : documentDate,
                text,
                by);
    }
}
