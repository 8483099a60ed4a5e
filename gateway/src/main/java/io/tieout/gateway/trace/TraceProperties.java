package io.tieout.gateway.trace;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param sampledPercent how many of a hundred traces that begin here are recorded by the services
@Validated
@ConfigurationProperties("gateway.trace")
record TraceProperties(@Min(0) @Max(100) int sampledPercent) {}
