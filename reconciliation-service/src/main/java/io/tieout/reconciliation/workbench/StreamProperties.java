package io.tieout.reconciliation.workbench;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param interval between two looks for changes
/// @param heartbeat after so long without one something is sent, so that nobody on the way hangs up
/// @param lifetime of a stream; shorter than that of a token, so that a right that is gone does not go on
/// @param perUser streams of one user at a time in one replica
/// @param total streams at a time in one replica
/// @param batch changes in one look
/// @param retention how long changes can be caught up with
@Validated
@ConfigurationProperties("reconciliation.workbench.stream")
record StreamProperties(
        @DefaultValue("500ms") @NotNull @DurationMin(millis = 1)
        Duration interval,

        @DefaultValue("15s") @NotNull @DurationMin(millis = 1)
        Duration heartbeat,

        @DefaultValue("4m") @NotNull @DurationMin(millis = 1)
        Duration lifetime,

        @DefaultValue("4") @Min(1) @Max(100) int perUser,
        @DefaultValue("200") @Min(1) @Max(5000) int total,
        @DefaultValue("100") @Min(1) @Max(1000) int batch,

        @DefaultValue("2d") @NotNull @DurationMin(minutes = 1)
        Duration retention) {}
