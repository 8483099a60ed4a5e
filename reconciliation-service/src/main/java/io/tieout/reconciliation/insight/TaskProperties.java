package io.tieout.reconciliation.insight;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param statementDays how old an account's newest statement may be
/// @param signDays until when after its end a month is signed
/// @param interval between two looks for what is late
@Validated
@ConfigurationProperties("reconciliation.task")
record TaskProperties(
        @DefaultValue("5") @Min(0) @Max(366) int statementDays,
        @DefaultValue("10") @Min(0) @Max(366) int signDays,

        @DefaultValue("10m") @NotNull @DurationMin(seconds = 1)
        Duration interval) {}
