package io.tieout.customer.webhook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param loopbackAllowed whether an endpoint may be on this machine, by HTTP and on any port: for
/// development
/// @param poll how long at most what is due waits to be noticed
/// @param workers deliveries of this process at the same time
/// @param perEndpoint deliveries to one endpoint at the same time, of all processes
/// @param connectTimeout for each address of the receiver
/// @param timeout for the whole exchange
/// @param lease after which a delivery of a process that is gone is taken by another
/// @param retention how long events and deliveries are kept
/// @param disableAfter how long an endpoint may take nothing
@Validated
@ConfigurationProperties("customer.webhook")
record WebhookProperties(
        boolean loopbackAllowed,
        @NotNull Duration poll,
        @Min(1) @Max(1000) int workers,
        @Min(1) @Max(100) int perEndpoint,
        @NotNull Duration connectTimeout,
        @NotNull Duration timeout,
        @NotNull Duration lease,
        @NotNull Duration retention,
        @NotNull Duration disableAfter) {}
