package io.tieout.reconciliation.confirmation;

import io.tieout.platform.money.Money;
import java.util.UUID;

/// A disputed line for which no dispute was opened yet.
record WaitingDispute(UUID companyId, UUID statementId, int lineNumber, UUID itemId, Money amount, String reason) {}
