package io.tieout.ledger.currency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param rate so much of the quote currency costs one unit of the base currency
/// @param version counts corrections
/// @param earlier what it said before, newest first; only with a single rate
record ExchangeRateResponse(
        ExchangeRateId id,
        Currency baseCurrency,
        Currency quoteCurrency,
        LocalDate date,
        String source,
        Rate rate,
        long version,
        UUID recordedBy,
        Instant recordedAt,
        @Nullable List<Earlier> earlier) {

    record Earlier(long version, Rate rate, UUID recordedBy, Instant recordedAt) {}

    static ExchangeRateResponse from(ExchangeRate rate) {
        return of(rate, null);
    }

    /// @param versions newest first
    static ExchangeRateResponse from(List<ExchangeRate> versions) {
        return of(
                versions.getFirst(),
                versions.stream()
                        .skip(1)
                        .map(old -> new Earlier(old.version(), old.rate(), old.recordedBy(), old.recordedAt()))
                        .toList());
    }

    private static ExchangeRateResponse of(ExchangeRate rate, @Nullable List<Earlier> earlier) {
        return new ExchangeRateResponse(
                rate.id(),
                rate.base(),
                rate.quote(),
                rate.date(),
                rate.source(),
                rate.rate(),
                rate.version(),
                rate.recordedBy(),
                rate.recordedAt(),
                earlier);
    }
}
