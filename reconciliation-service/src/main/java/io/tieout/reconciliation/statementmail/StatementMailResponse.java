package io.tieout.reconciliation.statementmail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param failure what the mail server said last
record StatementMailResponse(
        UUID mailId,
        MailKind kind,
        MailState state,
        int attempts,
        @Nullable String failure,
        Instant requestedAt) {}
