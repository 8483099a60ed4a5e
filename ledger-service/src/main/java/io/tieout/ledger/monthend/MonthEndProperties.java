package io.tieout.ledger.monthend;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param interval between two looks for sets to be made
/// @param lease after which a set that somebody began is begun again: its replica has died
@Validated
@ConfigurationProperties("ledger.month-end")
record MonthEndProperties(
        @NotNull Duration interval, @NotNull Duration lease) {}
