package io.tieout.ledger.posting;

import io.tieout.platform.money.Money;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A part of a payment that settles no invoice.
///
/// @param customerId whose money it is, for [PartType#ON_ACCOUNT]
record MatchPart(PartType type, Money amount, @Nullable UUID customerId) {

    // A tenth of the smallest note in most currencies; more is a difference that somebody has to explain.
    private static final long MAX_ROUNDING_MINOR = 100;

    MatchPart {
        switch (type) {
            case ON_ACCOUNT -> {
                require(amount.isPositive(), "Money on account must be positive, not " + amount);
                require(customerId != null, "Money on account belongs to a customer");
            }
            case BANK_FEE -> require(amount.isNegative(), "A fee kept back by a bank is negative, not " + amount);
            case ROUNDING ->
                require(
                        !amount.isZero() && amount.abs().minorUnits() <= MAX_ROUNDING_MINOR,
                        amount + " is no rounding difference");
        }
    }

    UUID owner() {
        return Objects.requireNonNull(customerId);
    }

    private static void require(boolean possible, String otherwise) {
        if (!possible) {
            throw new MatchPartRefused(otherwise);
        }
    }
}
