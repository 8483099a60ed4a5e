package io.tieout.customer.lead;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param interval pause between two looks for leads that nobody touches
@Validated
@ConfigurationProperties("customer.lead")
record LeadProperties(@NotNull Duration interval) {}
