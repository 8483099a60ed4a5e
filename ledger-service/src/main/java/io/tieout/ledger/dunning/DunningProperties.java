package io.tieout.ledger.dunning;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param interval pause between two looks whether a company's day has begun
@Validated
@ConfigurationProperties("ledger.dunning")
record DunningProperties(@NotNull Duration interval) {}
