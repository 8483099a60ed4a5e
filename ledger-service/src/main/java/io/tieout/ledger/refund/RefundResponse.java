package io.tieout.ledger.refund;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.creditnote.CreditNoteId;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.CustomerCreditId;
import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param refundNumber given when it is approved
/// @param account where the money waits for the bank's outgoing line, once it is approved
/// @param entryId its journal entry, once it is approved
record RefundResponse(
        RefundId refundId,
        @Nullable String refundNumber,
        UUID customerId,
        @Nullable CreditNoteId creditNoteId,
        @Nullable CustomerCreditId customerCreditId,
        Money amount,
        LocalDate refundDate,
        String reason,
        RefundStatus status,
        UUID requestedBy,
        @Nullable UUID decidedBy,
        @Nullable String decisionReason,
        @Nullable AccountCode account,
        @Nullable EntryId entryId,
        Instant recordedAt,
        long version) {}
