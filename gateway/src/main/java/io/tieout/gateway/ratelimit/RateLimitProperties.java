package io.tieout.gateway.ratelimit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param subject for each person or client with a token
/// @param address for each network address without one
/// @param maxCallers how many are remembered before those who are quiet are forgotten
@Validated
@ConfigurationProperties("gateway.rate-limit")
record RateLimitProperties(
        @NotNull @Valid Limit subject,
        @NotNull @Valid Limit address,
        @Min(100) int maxCallers) {

    /// @param perSecond in the long run
    /// @param burst at once
    record Limit(@Min(1) long perSecond, @Min(1) long burst) {}
}
