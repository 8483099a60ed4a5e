package io.tieout.ledger.insight;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far the job has come with a company.
///
/// @param day for which all customers were looked at, or are being
/// @param walkAfter the last customer of that walk so far; none when it is done
/// @param lookedUntil what was recorded before was looked at, or its customers are due
record BehaviourPosition(LocalDate day, @Nullable UUID walkAfter, OffsetDateTime lookedUntil) {

    /// Before all customers.
    static final UUID START = new UUID(0, 0);

    static BehaviourPosition start(LocalDate day, OffsetDateTime now) {
        return new BehaviourPosition(day, START, now);
    }
}
