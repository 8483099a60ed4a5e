package io.tieout.ledger.posting;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What else is in a payment than money for invoices.
///
/// @param customerId whose money it is, for [PartType#ON_ACCOUNT]
/// @param invoiceId what it was kept back from, where [PartType#isKeptBack()]
record MatchPart(
        PartType type,
        Money amount,
        @Nullable UUID customerId,
        @Nullable InvoiceId invoiceId) {

    // A tenth of the smallest note in most currencies; more is a difference that somebody has to explain.
    private static final long MAX_ROUNDING_MINOR = 100;

    MatchPart {
        switch (type) {
            case ON_ACCOUNT -> {
                require(amount.isPositive(), "Money on account must be positive, not " + amount);
                require(customerId != null, "Money on account belongs to a customer");
            }
            case BANK_FEE, PSP_FEE, RETURN_FEE ->
                require(amount.isNegative(), "A fee that was kept back is negative, not " + amount);
            case DISCOUNT, WITHHOLDING_TAX -> {
                require(amount.isNegative(), "What was kept back from an invoice is negative, not " + amount);
                require(invoiceId != null, "What was kept back belongs to an invoice");
            }
            case ROUNDING ->
                require(
                        !amount.isZero() && amount.abs().minorUnits() <= MAX_ROUNDING_MINOR,
                        amount + " is no rounding difference");
        }
    }

    UUID owner() {
        return Objects.requireNonNull(customerId);
    }

    InvoiceId invoice() {
        return Objects.requireNonNull(invoiceId);
    }

    private static void require(boolean possible, String otherwise) {
        if (!possible) {
            throw new MatchPartRefused(otherwise);
        }
    }
}
