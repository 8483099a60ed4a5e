package io.tieout.reconciliation.confirmation;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param reason in the customer's words; absent when nothing is disputed, and after the customer was erased
record StatementAnswerResponse(
        UUID statementId,
        AnswerOutcome outcome,
        Instant answeredAt,
        @Nullable String reason,
        boolean hasFile,
        List<LineResponse> disputedLines) {

    /// @param disputeId of the dispute that was opened; absent as long as none is
    /// @param refusal the code with which none could be opened
    record LineResponse(
            int lineNumber,
            @Nullable UUID itemId,
            Money amount,
            @Nullable UUID disputeId,
            @Nullable String refusal) {}

    static StatementAnswerResponse from(StatementAnswer answer, boolean hasFile) {
        return new StatementAnswerResponse(
                answer.statementId(),
                answer.outcome(),
                answer.answeredAt(),
                answer.reason(),
                hasFile,
                answer.disputedLines().stream()
                        .map(line -> new LineResponse(
                                line.lineNumber(), line.itemId(), line.amount(), line.disputeId(), line.refusal()))
                        .toList());
    }
}
