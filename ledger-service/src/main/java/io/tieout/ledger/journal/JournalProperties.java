package io.tieout.ledger.journal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param sharedCommitSize entries that share a commit at most
/// @param sharedCommitQueue callers that may wait; further ones are turned away
/// @param sharedCommitWorkers commits under way at the same time, when some are held up
/// @param sharedCommitPatience how long a commit may take before the next one begins beside it
/// @param sharedCommitWait how long a caller waits for the answer
@Validated
@ConfigurationProperties("ledger.journal")
record JournalProperties(
        @Min(1) @Max(500) int sharedCommitSize,
        @Min(1) int sharedCommitQueue,
        @Min(1) @Max(8) int sharedCommitWorkers,
        @NotNull Duration sharedCommitPatience,
        @NotNull Duration sharedCommitWait) {}
