package io.tieout.customer.overview;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param salesUrl asked whether sales is alive; empty: nobody asks
/// @param ledgerUrl likewise
/// @param probeInterval between two questions
/// @param probeTimeout after which no answer is one
/// @param stream of changes
@Validated
@ConfigurationProperties("customer.overview")
record OverviewProperties(
        @Nullable String salesUrl,
        @Nullable String ledgerUrl,
        @NotNull Duration probeInterval,
        @DefaultValue("1s") @NotNull Duration probeTimeout,
        @DefaultValue @NotNull @Valid StreamProperties stream) {

    /// @param interval between two looks for changes
    /// @param heartbeat after so long without one something is sent, so that nobody on the way hangs up
    /// @param lifetime of a stream; shorter than that of a token, so that a right that is gone does not go on
    /// @param perUser streams of one user at a time in one replica
    /// @param perCompany streams of one company at a time in one replica
    /// @param total streams at a time in one replica
    record StreamProperties(
            @DefaultValue("500ms") @NotNull @DurationMin(millis = 1)
            Duration interval,

            @DefaultValue("15s") @NotNull @DurationMin(millis = 1)
            Duration heartbeat,

            @DefaultValue("4m") @NotNull @DurationMin(millis = 1)
            Duration lifetime,

            @DefaultValue("4") @Min(1) @Max(100) int perUser,
            @DefaultValue("100") @Min(1) @Max(5000) int perCompany,
            @DefaultValue("200") @Min(1) @Max(5000) int total) {}

    Optional<URI> url(Source source) {
        var url =
                switch (source) {
                    case SALES -> salesUrl;
                    case LEDGER -> ledgerUrl;
                };
        return Optional.ofNullable(url).filter(text -> !text.isBlank()).map(URI::create);
    }
}
