package io.tieout.reconciliation.confirmation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a customer answered.
///
/// @param linkId none: the customer was silent
/// @param reason of the dispute
record StatementAnswer(
        UUID companyId,
        UUID statementId,
        @Nullable UUID linkId,
        AnswerOutcome outcome,
        @Nullable String reason,
        Instant answeredAt,
        List<DisputedLine> disputedLines) {

    StatementAnswer {
        disputedLines = List.copyOf(disputedLines);
    }
}
