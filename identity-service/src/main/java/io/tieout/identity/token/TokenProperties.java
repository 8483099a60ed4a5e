package io.tieout.identity.token;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// How long things live.
///
/// @param issuer the public address of the whole system: that of the gateway
/// @param audience the claim `aud` that every service asks for
/// @param signingKeyLifetime a new key signs after this time
/// @param signingKeyOverlap how long the keys before it are still published; longer than any token lives
@Validated
@ConfigurationProperties("identity.token")
record TokenProperties(
        @NotBlank String issuer,
        @NotBlank String audience,

        @NotNull @DurationMin(seconds = 10) @DurationMax(minutes = 60)
        Duration accessTokenLifetime,

        @NotNull @DurationMin(minutes = 1) Duration refreshTokenLifetime,

        @NotNull @DurationMin(seconds = 10) @DurationMax(minutes = 10)
        Duration codeLifetime,

        @NotNull @DurationMin(hours = 1) Duration signingKeyLifetime,
        @NotNull @DurationMin(hours = 1) Duration signingKeyOverlap) {}
