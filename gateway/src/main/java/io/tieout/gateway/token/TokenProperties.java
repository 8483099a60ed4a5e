package io.tieout.gateway.token;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param keyFetchPause between two fetches of the issuer's keys, however many tokens name an unknown key
@Validated
@ConfigurationProperties("gateway.token")
record TokenProperties(
        @NotBlank String issuer,
        @NotNull URI jwksUri,
        @NotBlank String audience,
        @NotNull Duration clockSkew,
        @NotNull Duration keyFetchPause,
        @NotNull Duration keyFetchTimeout) {}
