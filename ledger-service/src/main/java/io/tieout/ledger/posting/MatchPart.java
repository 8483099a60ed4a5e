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
/// @param writeOff who gives it up and why, for [PartType#WRITE_OFF]
record MatchPart(
        PartType type,
        Money amount,
        @Nullable UUID customerId,
        @Nullable InvoiceId invoiceId,
        @Nullable WriteOff writeOff) {

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
            case WRITE_OFF -> {
                require(amount.isNegative(), "What is written off is negative, not " + amount);
                require(invoiceId != null, "What is written off belongs to an invoice");
                require(writeOff != null, "A person writes off, and says why");
            }
            case ROUNDING ->
                require(
                        !amount.isZero() && amount.abs().minorUnits() <= MAX_ROUNDING_MINOR,
                        amount + " is no rounding difference");
        }
    }

    /// A part that nobody gives up.
    MatchPart(PartType type, Money amount, @Nullable UUID customerId, @Nullable InvoiceId invoiceId) {
        this(type, amount, customerId, invoiceId, null);
    }

    record WriteOff(UUID decidedBy, String reason) {}

    WriteOff givenUp() {
        return Objects.requireNonNull(writeOff);
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
