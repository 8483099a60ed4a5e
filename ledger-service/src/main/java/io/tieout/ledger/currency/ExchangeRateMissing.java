package io.tieout.ledger.currency;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// An amount cannot be converted, because nobody quoted a rate that still counts on that day.
public final class ExchangeRateMissing extends RuleViolation {

    /// @param pointer where the currency stands in the request
    public ExchangeRateMissing(Currency base, Currency quote, LocalDate date, String pointer) {
        this(base, quote, date, null, pointer);
    }

    /// @param source whose rate was asked for; anybody's when none
    ExchangeRateMissing(Currency base, Currency quote, LocalDate date, @Nullable String source, String pointer) {
        super(
                "exchange-rate-missing",
                "There is no exchange rate for that day",
                "No rate of " + base + " in " + quote + (source == null ? "" : " by " + source)
                        + " is recent enough on " + date,
                new FieldProblem(pointer, "has no exchange rate to " + quote + " on " + date));
        fact("baseCurrency", base.getCurrencyCode());
        fact("quoteCurrency", quote.getCurrencyCode());
        fact("date", date.toString());
        if (source != null) {
            fact("source", source);
        }
    }
}
