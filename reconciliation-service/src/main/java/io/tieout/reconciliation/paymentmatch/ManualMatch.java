package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.PartType;
import io.tieout.reconciliation.openitem.Reservation;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person says that a line pays.
record ManualMatch(UUID lineId, List<Share> allocations, List<Rest> otherParts) {

    ManualMatch {
        allocations = List.copyOf(allocations);
        otherParts = List.copyOf(otherParts);
    }

    /// What the engine proposed, as a person's own words.
    static ManualMatch of(BankLine line, Explanation proposal) {
        return new ManualMatch(
                line.lineId(),
                proposal.allocations().stream()
                        .map(part -> new Share(
                                UUID.fromString(part.itemId()),
                                Money.ofMinor(part.amountMinor(), line.currency()),
                                part.settled()))
                        .toList(),
                proposal.parts().stream()
                        .map(part -> new Rest(
                                part.type(),
                                Money.ofMinor(part.amountMinor(), line.currency()),
                                id(part.customerId()),
                                id(part.itemId()),
                                null))
                        .toList());
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    record Share(UUID invoiceId, Money amount, @Nullable Money settled) {}

    /// Of the items that are in other currencies than the line.
    Set<Currency> otherCurrencies() {
        var currencies = new HashSet<Currency>();
        for (var share : allocations) {
            var settled = share.settled();
            if (settled != null) {
                currencies.add(settled.currency());
            }
        }
        return currencies;
    }

    record Rest(
            PartType type,
            Money amount,
            @Nullable UUID customerId,
            @Nullable UUID invoiceId,
            @Nullable String reason) {}

    List<Reservation> allocationsOf(Money line) {
        var reservations = new ArrayList<Reservation>();
        allocations.forEach(share -> reservations.add(
                new Reservation(share.invoiceId(), minor(share.amount(), line), exchanged(share, line))));
        otherParts.stream()
                .filter(rest -> rest.type() == PartType.REOPEN)
                .forEach(rest -> reservations.add(reopening(rest, minor(rest.amount(), line))));
        return reservations;
    }

    List<MatchPart> partsOf(Money line) {
        return otherParts.stream()
                .filter(rest -> rest.type() != PartType.REOPEN)
                .map(rest -> new MatchPart(
                        rest.type(), minor(rest.amount(), line), rest.customerId(), rest.invoiceId(), rest.reason()))
                .toList();
    }

    private static Reservation reopening(Rest rest, long amountMinor) {
        var invoiceId = rest.invoiceId();
        if (invoiceId == null || amountMinor >= 0) {
            throw new MatchPartRefused(rest.type(), amountMinor);
        }
        return new Reservation(invoiceId, amountMinor);
    }

    /// Credits have amounts below zero in both currencies.
    private static @Nullable Money exchanged(Share share, Money line) {
        var settled = share.settled();
        if (settled != null
                && (settled.currency().equals(line.currency())
                        || settled.isZero()
                        || settled.isNegative() != share.amount().isNegative())) {
            throw new MatchDoesNotTie(line, "settles " + settled + " with " + share.amount());
        }
        return settled;
    }

    private static long minor(Money amount, Money line) {
        if (!amount.currency().equals(line.currency())) {
            throw new MatchDoesNotTie(line, "has a part in " + amount.currency());
        }
        return amount.minorUnits();
    }
}
