package io.tieout.ledger.posting;

import io.tieout.platform.money.Money;
import java.util.UUID;

/// How reconciliation explains a bank line.
sealed interface LineDecision permits PaymentMatch, LineClassification {

    Cause cause();

    UUID lineId();

    /// Of the line, signed.
    Money amount();
}
