package io.tieout.gateway.route;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// @param services by name, which appears in the path of operations and of API descriptions only
/// @param slow resources that may take long
/// @param uploads resources that take files
@Validated
@ConfigurationProperties("gateway.route")
record RouteProperties(
        @NotEmpty Map<String, @Valid Service> services,
        @DefaultValue Set<String> slow,
        @DefaultValue Set<String> uploads,
        @NotNull @Valid Limits limits,
        @NotNull @Valid Breaker breaker) {

    /// @param segments first path segments after `/api/v1`
    /// @param open first path segments from the root that need no token
    record Service(
            @NotNull URI url,
            @DefaultValue Set<String> segments,
            @DefaultValue Set<String> open) {}

    /// @param normalTime until the first byte of the answer
    /// @param idleTime between two parts of an answer that has begun
    record Limits(
            @NotNull @DurationMin(millis = 1) Duration normalTime,
            @NotNull @DurationMin(millis = 1) Duration slowTime,
            @NotNull @DurationMin(millis = 1) Duration uploadTime,
            @NotNull @DurationMin(millis = 1) Duration idleTime,
            @NotNull DataSize normalSize,
            @NotNull DataSize uploadSize) {

        Duration time(Target.Pace pace) {
            return switch (pace) {
                case NORMAL -> normalTime;
                case SLOW -> slowTime;
                case UPLOAD -> uploadTime;
            };
        }

        long bytes(Target.Pace pace) {
            return (pace == Target.Pace.UPLOAD ? uploadSize : normalSize).toBytes();
        }
    }

    /// When a service counts as away.
    ///
    /// @param window the last calls that are looked at
    /// @param calls how many of them there must be
    /// @param failurePercent of these, faults of the connection and timeouts; answers of any status are no faults
    /// @param pause until the next calls are let through to see
    record Breaker(
            @Min(1) int window,
            @Min(1) int calls,
            @Min(1) @Max(100) int failurePercent,
            @NotNull @DurationMin(millis = 1) Duration pause) {}
}
