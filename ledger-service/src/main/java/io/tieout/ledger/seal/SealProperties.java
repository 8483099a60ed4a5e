package io.tieout.ledger.seal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param interval pause after a round
/// @param blockSize entries a block has at most
@Validated
@ConfigurationProperties("ledger.seal")
record SealProperties(
        @NotNull Duration interval, @Min(1) @Max(1_000) int blockSize) {}
