package io.tieout.ledger.currency;

import jakarta.validation.constraints.NotNull;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param maxRateAge how long a rate counts after the day for which it was quoted
@Validated
@ConfigurationProperties("ledger.currency")
record CurrencyProperties(@NotNull Period maxRateAge) {}
