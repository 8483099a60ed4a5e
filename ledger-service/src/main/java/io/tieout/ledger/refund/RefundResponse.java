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
/// @param paymentReference structured creditor reference (ISO 11649) that the payment order should quote
/// @param worth in the books, once it is approved and where that is another currency
/// @param account where the money waits for the bank's outgoing line, once it is approved
/// @param entryId its journal entry, once it is approved
/// @param paidOn accounting date of the bank's line
/// @param matchId the match of that line
record RefundResponse(
        RefundId refundId,
        @Nullable String refundNumber,
        @Nullable String paymentReference,
        UUID customerId,
        @Nullable CreditNoteId creditNoteId,
        @Nullable CustomerCreditId customerCreditId,
        Money amount,
        @Nullable Money worth,
        LocalDate refundDate,
        String reason,
        RefundStatus status,
        UUID requestedBy,
        @Nullable UUID decidedBy,
        @Nullable String decisionReason,
        @Nullable AccountCode account,
        @Nullable EntryId entryId,
        @Nullable LocalDate paidOn,
        @Nullable UUID matchId,
        Instant recordedAt,
        long version) {}
