package io.tieout.ledger.receivable;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a bank line takes of a document by which we owe somebody.
///
/// @param customerId whom we owe: a customer, or a supplier
/// @param account on which it lies
/// @param dimensions as which the line in the journal names the document and whose it is
/// @param from nothing is taken before it
/// @param amount in the document's currency, negative; above zero where money comes back for it
/// @param worth of that in the books; none: the foreign item with the document's id says what it stands at
public record PlannedCredit(
        UUID documentId,
        UUID customerId,
        AccountCode account,
        Map<String, String> dimensions,
        LocalDate from,
        Money amount,
        @Nullable Money worth) {

    public PlannedCredit {
        dimensions = Map.copyOf(dimensions);
    }

    /// Of a customer's document.
    ///
    /// @param dimension as which the line in the journal names the document
    public PlannedCredit(
            UUID documentId,
            UUID customerId,
            AccountCode account,
            String dimension,
            LocalDate from,
            Money amount,
            @Nullable Money worth) {
        this(
                documentId,
                customerId,
                account,
                Map.of("customerId", customerId.toString(), dimension, documentId.toString()),
                from,
                amount,
                worth);
    }
}
