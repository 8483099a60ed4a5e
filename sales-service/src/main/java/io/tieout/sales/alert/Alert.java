package io.tieout.sales.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A raised alert.
///
/// @param doneAt when somebody put it aside
record Alert(
        UUID alertId,
        AlertKind kind,
        String subject,
        @Nullable UUID documentId,
        LocalDate dueOn,
        String detail,
        Instant raisedAt,
        @Nullable Instant doneAt,
        @Nullable UUID doneBy) {}
