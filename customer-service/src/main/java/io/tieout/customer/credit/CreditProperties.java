package io.tieout.customer.credit;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param interval pause between two looks for customers to whom something happened
@Validated
@ConfigurationProperties("customer.credit")
record CreditProperties(@NotNull Duration interval) {}
