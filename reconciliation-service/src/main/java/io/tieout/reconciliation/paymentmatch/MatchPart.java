package io.tieout.reconciliation.paymentmatch;

import io.tieout.reconciliation.matching.PartType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What else is in a payment than money for invoices, of the kinds that the books take.
///
/// @param customerId whose money it is, for [PartType#ON_ACCOUNT]
/// @param invoiceId what it was kept back from, where [#isKeptBack]
/// @param reason why it is given up, for [PartType#WRITE_OFF]
record MatchPart(
        PartType type,
        long amountMinor,
        @Nullable UUID customerId,
        @Nullable UUID invoiceId,
        @Nullable String reason) {

    /// More is a difference that somebody has to explain.
    private static final long MAX_ROUNDING_MINOR = 100;

    MatchPart {
        boolean possible =
                switch (type) {
                    case ON_ACCOUNT -> amountMinor > 0 && customerId != null;
                    case BANK_FEE, PSP_FEE, RETURN_FEE -> amountMinor < 0;
                    case DISCOUNT, WITHHOLDING_TAX -> amountMinor < 0 && invoiceId != null;
                    case WRITE_OFF -> amountMinor < 0 && invoiceId != null && reason != null && !reason.isBlank();
                    case ROUNDING -> amountMinor != 0 && Math.abs(amountMinor) <= MAX_ROUNDING_MINOR;
                    // The ledger works exchange results out itself; what is opened again is an allocation.
                    case FX_GAIN, FX_LOSS, REOPEN -> false;
                };
        if (!possible) {
            throw new MatchPartRefused(type, amountMinor);
        }
        if (!isKeptBack(type)) {
            invoiceId = null;
        }
        if (type != PartType.WRITE_OFF) {
            reason = null;
        }
    }

    /// A part that needs no reason.
    MatchPart(PartType type, long amountMinor, @Nullable UUID customerId, @Nullable UUID invoiceId) {
        this(type, amountMinor, customerId, invoiceId, null);
    }

    /// Whether it is a part of an invoice that came without money.
    static boolean isKeptBack(PartType type) {
        return type == PartType.DISCOUNT || type == PartType.WITHHOLDING_TAX || type == PartType.WRITE_OFF;
    }
}
