package io.tieout.ledger.posting;

import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.platform.money.Money;
import java.util.List;
import java.util.UUID;

/// A bank line explained as a payment.
///
/// @param amount of the line, signed
record PaymentMatch(Cause cause, UUID lineId, Money amount, List<InvoiceAmount> allocations, List<MatchPart> parts) {

    // Leaves room for the clearing line below the journal's limit of lines.
    private static final int MAX_PARTS = 900;

    PaymentMatch {
        allocations = List.copyOf(allocations);
        parts = List.copyOf(parts);
        if (allocations.size() + parts.size() > MAX_PARTS) {
            throw new MatchPartRefused("A match has at most " + MAX_PARTS + " parts");
        }
        requireTies(amount, allocations, parts);
    }

    private static void requireTies(Money amount, List<InvoiceAmount> allocations, List<MatchPart> parts) {
        var sum = Money.zero(amount.currency());
        for (var allocation : allocations) {
            sum = sum.plus(requireSameCurrency(amount, allocation.amount()));
            if (allocation.amount().isZero()) {
                throw new MatchPartRefused("An allocation of zero settles nothing");
            }
        }
        for (var part : parts) {
            sum = sum.plus(requireSameCurrency(amount, part.amount()));
        }
        if (!sum.equals(amount)) {
            throw new MatchDoesNotTie("The bank line has " + amount + ", the parts come to " + sum);
        }
    }

    private static Money requireSameCurrency(Money amount, Money part) {
        if (!part.currency().equals(amount.currency())) {
            throw new MatchDoesNotTie("The bank line is in " + amount.currency() + ", a part in " + part.currency());
        }
        return part;
    }
}
