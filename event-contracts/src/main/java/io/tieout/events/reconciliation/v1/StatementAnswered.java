package io.tieout.events.reconciliation.v1;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer answered a statement of account, or was silent for so long that the company's policy takes it for
/// consent.
///
/// @param outcome `CONFIRMED`, `PART_CONFIRMED`, `DISPUTED` or `DEEMED_CONFIRMED`
/// @param closing what the statement says that the customer owes
/// @param disputedLines what is not confirmed
public record StatementAnswered(
        UUID statementId,
        String statementNumber,
        UUID customerId,
        String outcome,
        Money closing,
        Instant answeredAt,
        List<DisputedLine> disputedLines) {

    public StatementAnswered {
        disputedLines = List.copyOf(disputedLines);
    }

    /// @param lineNumber on the statement
    /// @param itemId the invoice or credit note that the line belongs to
    /// @param amount of the line; more is owed when positive
    public record DisputedLine(int lineNumber, @Nullable UUID itemId, Money amount) {}
}
