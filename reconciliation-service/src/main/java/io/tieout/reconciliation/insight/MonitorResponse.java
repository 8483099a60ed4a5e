package io.tieout.reconciliation.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far the work is behind what came in, at one moment.
///
/// @param lastStatementAt when the last statement was recorded; absent while there was none
/// @param secondsSinceStatement until now
/// @param lagSeconds since when the oldest thing waits, whatever for; zero while nothing does
/// @param posting lines that the ledger was told of and did not answer
/// @param matching lines that the engine has not looked at
/// @param answers matches that the ledger did not answer
/// @param people lines that wait for a person; they make no lag, since a person takes the time that it needs
/// @param ledgerSequence the last entry of the sealed journal that was seen here
record MonitorResponse(
        Instant at,
        @Nullable Instant lastStatementAt,
        @Nullable Long secondsSinceStatement,
        long lagSeconds,
        Waiting posting,
        Waiting matching,
        Waiting answers,
        Waiting people,
        long ledgerSequence) {

    /// @param atLeast there are more: nobody counts ten thousand
    /// @param since when the oldest of those that were counted waits; of people's lines it is not kept
    record Waiting(long count, boolean atLeast, @Nullable Instant since) {}

    static MonitorResponse of(
            Instant at,
            @Nullable Instant lastStatementAt,
            Waiting posting,
            Waiting matching,
            Waiting answers,
            Waiting people,
            long ledgerSequence) {
        return new MonitorResponse(
                at,
                lastStatementAt,
                lastStatementAt == null ? null : (Long) seconds(lastStatementAt, at),
                Stream.of(posting, matching, answers)
                        .mapToLong(waiting -> waiting.since() == null ? 0 : seconds(waiting.since(), at))
                        .max()
                        .orElse(0),
                posting,
                matching,
                answers,
                people,
                ledgerSequence);
    }

    /// Two replicas' clocks may differ by a little: nothing waits for less than no time.
    private static long seconds(Instant since, Instant at) {
        return Math.max(0, Duration.between(since, at).toSeconds());
    }
}
