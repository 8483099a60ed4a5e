package io.tieout.reconciliation.paymentmatch;

import io.tieout.reconciliation.matching.PartType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A part of a payment that settles no invoice, of the kinds that the books take.
record MatchPart(PartType type, long amountMinor, @Nullable UUID customerId) {

    /// More is a difference that somebody has to explain.
    private static final long MAX_ROUNDING_MINOR = 100;

    MatchPart {
        boolean possible =
                switch (type) {
                    case ON_ACCOUNT -> amountMinor > 0 && customerId != null;
                    case BANK_FEE -> amountMinor < 0;
                    case ROUNDING -> amountMinor != 0 && Math.abs(amountMinor) <= MAX_ROUNDING_MINOR;
                    case DISCOUNT, WITHHOLDING_TAX, FX_GAIN, FX_LOSS, PSP_FEE, RETURN_FEE, REOPEN -> false;
                };
        if (!possible) {
            throw new MatchPartRefused(type, amountMinor);
        }
    }
}
