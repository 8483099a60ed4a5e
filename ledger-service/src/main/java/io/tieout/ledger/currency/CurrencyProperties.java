package io.tieout.ledger.currency;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param maxRateAge how long a rate counts after the day for which it was quoted
/// @param maxRateDeviation by what part of the rate in force a stated one may differ from it
@Validated
@ConfigurationProperties("ledger.currency")
record CurrencyProperties(
        @NotNull Period maxRateAge, @NotNull @PositiveOrZero BigDecimal maxRateDeviation) {}
