package io.tieout.reconciliation.insight;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param interval between two looks
/// @param lifetime of a stream; shorter than that of a token, so that a right that is gone does not go on
/// @param perPerson streams of one person at a time in one replica
/// @param perCompany streams of one company at a time in one replica
/// @param total streams at a time in one replica; each asks the database again and again
@Validated
@ConfigurationProperties("reconciliation.monitor")
record MonitorProperties(
        @DefaultValue("2s") @NotNull @DurationMin(millis = 1)
        Duration interval,

        @DefaultValue("4m") @NotNull @DurationMin(millis = 1)
        Duration lifetime,

        @DefaultValue("4") @Min(1) @Max(100) int perPerson,
        @DefaultValue("20") @Min(1) @Max(1000) int perCompany,
        @DefaultValue("100") @Min(1) @Max(1000) int total) {}
