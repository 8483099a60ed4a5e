package io.tieout.ledger.recurring;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param interval pause after a round of posting
@Validated
@ConfigurationProperties("ledger.recurring")
record RecurringProperties(@NotNull Duration interval) {}
