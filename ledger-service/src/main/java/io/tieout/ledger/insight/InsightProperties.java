package io.tieout.ledger.insight;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param interval pause between two looks at what customers paid
@Validated
@ConfigurationProperties("ledger.insight")
record InsightProperties(@NotNull Duration interval) {}
