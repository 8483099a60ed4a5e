package io.tieout.ledger.dispute;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A dispute as it is known here.
///
/// @param dealId of which the invoice is part
/// @param lastRequest the last one that was answered, 0 before the first
/// @param settled whether its outcome is in the books
record KeptDispute(
        UUID companyId,
        UUID disputeId,
        InvoiceId invoiceId,
        @Nullable UUID dealId,
        Money amount,
        int lastRequest,
        boolean settled) {}
