package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.PartType;
import io.tieout.reconciliation.openitem.Reservation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person says that a line pays.
record ManualMatch(UUID lineId, List<Share> allocations, List<Rest> otherParts) {

    ManualMatch {
        allocations = List.copyOf(allocations);
        otherParts = List.copyOf(otherParts);
    }

    record Share(UUID invoiceId, Money amount) {}

    record Rest(PartType type, Money amount, @Nullable UUID customerId) {}

    List<Reservation> allocationsOf(Money line) {
        return allocations.stream()
                .map(share -> new Reservation(share.invoiceId(), minor(share.amount(), line)))
                .toList();
    }

    List<MatchPart> partsOf(Money line) {
        return otherParts.stream()
                .map(rest -> new MatchPart(rest.type(), minor(rest.amount(), line), rest.customerId()))
                .toList();
    }

    private static long minor(Money amount, Money line) {
        if (!amount.currency().equals(line.currency())) {
            throw new MatchDoesNotTie(line, "has a part in " + amount.currency());
        }
        return amount.minorUnits();
    }
}
