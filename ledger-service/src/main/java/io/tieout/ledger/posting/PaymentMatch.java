package io.tieout.ledger.posting;

import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.ledger.receivable.PlannedAllocation;
import io.tieout.platform.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// A bank line explained as a payment.
///
/// @param amount of the line, signed
/// @param allocations of the line's money, with what was kept back from them
/// @param exchanged what is settled of invoices, or taken of credits, in another currency than the line's, in theirs
record PaymentMatch(
        Cause cause,
        UUID lineId,
        Money amount,
        List<InvoiceAmount> allocations,
        List<MatchPart> parts,
        Map<InvoiceId, Money> exchanged)
        implements LineDecision {

    // Leaves room for the clearing line below the journal's limit of lines.
    private static final int MAX_PARTS = 900;

    PaymentMatch {
        allocations = List.copyOf(allocations);
        parts = List.copyOf(parts);
        if (allocations.size() + parts.size() > MAX_PARTS) {
            throw new MatchPartRefused("A match has at most " + MAX_PARTS + " parts");
        }
        requireOneRounding(parts);
        requireTies(amount, allocations, parts);
        requireKeptBackFrom(allocations, keptBack(parts));
        exchanged = Map.copyOf(exchanged);
        requireExchanged(amount.currency(), allocations, keptBack(parts), exchanged);
    }

    /// In the invoice's own currency.
    InvoiceAmount settling(InvoiceAmount allocation) {
        return new InvoiceAmount(
                allocation.invoiceId(), exchanged.getOrDefault(allocation.invoiceId(), allocation.amount()));
    }

    boolean writesOff() {
        return parts.stream().anyMatch(part -> part.type() == PartType.WRITE_OFF);
    }

    /// What documents of ours settle: discounts first, because nothing may stay open beside one.
    List<MatchPart> keptBack() {
        return parts.stream()
                .filter(part -> part.type().isKeptBack())
                .sorted(Comparator.comparing(MatchPart::type).thenComparing(MatchPart::invoice))
                .toList();
    }

    /// What the match settles of an invoice, with what was kept back from it.
    Money settled(InvoiceId invoiceId) {
        return allocations.stream()
                .filter(part -> part.invoiceId().equals(invoiceId))
                .map(InvoiceAmount::amount)
                .reduce(Money.zero(amount.currency()), Money::plus);
    }

    /// The same without what was kept back: what the line's money itself settles.
    PaymentMatch paid() {
        var kept = keptBack(parts);
        if (kept.isEmpty()) {
            return this;
        }
        var left = new ArrayList<InvoiceAmount>();
        for (var allocation : allocations) {
            // All of it from the one allocation that the invoice has.
            var share = kept.remove(allocation.invoiceId());
            var money =
                    share == null ? allocation.amount() : allocation.amount().plus(share);
            if (!money.isZero()) {
                left.add(new InvoiceAmount(allocation.invoiceId(), money));
            }
        }
        var others = parts.stream().filter(part -> !part.type().isKeptBack()).toList();
        return new PaymentMatch(cause, lineId, amount, left, others, exchanged);
    }

    /// The same of what was planned for the allocations.
    List<PlannedAllocation> paid(List<PlannedAllocation> wholes) {
        var kept = keptBack(parts);
        return wholes.stream()
                .map(whole -> {
                    var share = kept.get(whole.invoiceId());
                    return share == null ? whole : whole.with(whole.amount().plus(share));
                })
                .filter(part -> !part.amount().isZero())
                .toList();
    }

    private static Map<InvoiceId, Money> keptBack(List<MatchPart> parts) {
        var kept = new TreeMap<InvoiceId, Money>();
        parts.stream()
                .filter(part -> part.type().isKeptBack())
                .forEach(part -> kept.merge(part.invoice(), part.amount(), Money::plus));
        return kept;
    }

    /// Several would be a write-off that nobody answers for.
    private static void requireOneRounding(List<MatchPart> parts) {
        if (parts.stream().filter(part -> part.type() == PartType.ROUNDING).count() > 1) {
            throw new MatchPartRefused("A match has one rounding difference at most");
        }
    }

    private static void requireKeptBackFrom(List<InvoiceAmount> allocations, Map<InvoiceId, Money> keptBack) {
        keptBack.forEach((invoiceId, kept) -> {
            var own = allocations.stream()
                    .filter(part -> part.invoiceId().equals(invoiceId))
                    .toList();
            if (own.size() != 1 || own.getFirst().amount().plus(kept).isNegative()) {
                throw new MatchPartRefused(
                        "What was kept back belongs to one allocation of its invoice, which includes it");
            }
        });
    }

    /// What a rate did is told by two amounts of one allocation; what is kept back is a part of the invoice's own
    /// amount.
    private static void requireExchanged(
            Currency currency,
            List<InvoiceAmount> allocations,
            Map<InvoiceId, Money> keptBack,
            Map<InvoiceId, Money> exchanged) {
        exchanged.forEach((invoiceId, settled) -> {
            var own = allocations.stream()
                    .filter(part -> part.invoiceId().equals(invoiceId))
                    .toList();
            if (own.size() != 1
                    || settled.isZero()
                    || settled.isNegative() != own.getFirst().amount().isNegative()
                    || settled.currency().equals(currency)
                    || keptBack.containsKey(invoiceId)) {
                throw new MatchPartRefused("Another currency is settled by one amount in each of the two, of one sign");
            }
        });
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
