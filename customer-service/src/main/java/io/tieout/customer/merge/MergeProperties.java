package io.tieout.customer.merge;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param undoWithin a merge that is older stays
@Validated
@ConfigurationProperties("customer.merge")
record MergeProperties(
        @DefaultValue("30d") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 365)
        Duration undoWithin) {}
