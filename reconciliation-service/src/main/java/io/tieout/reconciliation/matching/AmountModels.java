package io.tieout.reconciliation.matching;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.Explanation.Allocation;
import io.tieout.reconciliation.matching.Explanation.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How an amount may come about from given items: each model is a formula or a rule of the trade.
final class AmountModels {

    /// How far a model carries on its own.
    enum Strength {
        /// The figure is explained to the last minor unit.
        EXPLAINED,
        /// The figure is at most what is open and the text says that it is a part.
        PART,
        /// Book it and let someone look.
        EXCEPTION,
        /// Only a proposal.
        PROPOSAL
    }

    record Explained(Strength strength, Explanation explanation, Set<Flag> flags) {}

    /// A rate further from the booked one than this share is more likely a mistake than a rate.
    private static final BigDecimal PLAUSIBLE_EXCHANGE = new BigDecimal("0.20");

    private final Policy policy;

    AmountModels(Policy policy) {
        this.policy = policy;
    }

    /// The formulas only: null when none gives exactly this amount.
    @Nullable
    Explained formula(Line line, List<Position> items) {
        if (!sameCurrency(line.currency(), items)) {
            return null;
        }
        long amount = line.amountMinor();
        long total = total(items);
        if (amount == total) {
            return explained("exact", settle(items), List.of(), EnumSet.noneOf(Flag.class));
        }
        if (amount <= 0 || total <= 0) {
            return null;
        }
        var found = isPlausibleExchange(line, total) ? statedExchange(line, items, total) : null;
        if (found == null) {
            found = statedFee(line, items, total);
        }
        if (found == null) {
            found = earnedDiscount(line, items);
        }
        return found == null ? withholding(line, items, total) : found;
    }

    /// The best that can be said about these items as the ones that are meant.
    @Nullable
    Explained explain(Line line, Reading reading, List<Position> items) {
        var formula = formula(line, items);
        if (formula != null) {
            return formula;
        }
        long amount = line.amountMinor();
        long total = sameCurrency(line.currency(), items) ? total(items) : 0;
        if (amount <= 0 || total <= 0) {
            return null;
        }
        var exchange = statedExchange(line, items, total);
        if (exchange != null) {
            return new Explained(Strength.PROPOSAL, exchange.explanation(), exchange.flags());
        }
        var late = lateDiscount(line, items);
        if (late != null) {
            return late;
        }
        var single = items.size() == 1 ? items.getFirst() : null;
        if (single != null
                && reading.lastInstalment
                && Math.abs(total - amount) <= policy.roundingToleranceOf(line.currency())) {
            return explained(
                    "rounding",
                    settle(items),
                    List.of(Part.of(PartType.ROUNDING, amount - total)),
                    EnumSet.of(Flag.ROUNDING));
        }
        boolean foreign = single != null
                && single.item.documentAmount() != null
                && Policy.isWithin(policy.exchangeTolerance(), total - amount, total);
        // What the text gives as a reason wins over the word "part"; so does the rate, unless instalments are counted.
        boolean rate = foreign && reading.instalmentsLeft == 0;
        if (single != null && reading.instalment && !rate && !reading.says(Words.Meaning.DEDUCTION) && amount < total) {
            return new Explained(
                    Strength.PART,
                    explanation("instalment", part(single, amount), List.of()),
                    EnumSet.of(Flag.PARTIAL));
        }
        if (foreign) {
            return proposal(
                    "exchange", settle(items), List.of(exchange(amount - total)), EnumSet.of(Flag.FX_DIFFERENCE));
        }
        if (amount > total) {
            var rest = new Part(PartType.ON_ACCOUNT, amount - total, onlyOwner(items), null);
            return new Explained(
                    Strength.EXCEPTION,
                    explanation("overpayment", settle(items), List.of(rest)),
                    EnumSet.of(Flag.OVERPAYMENT));
        }
        return shortage(line, reading, items, total);
    }

    private Explained shortage(Line line, Reading reading, List<Position> items, long total) {
        long amount = line.amountMinor();
        var allocations = inOrder(items, amount);
        if (reading.says(Words.Meaning.DEDUCTION) && items.size() == 1) {
            return new Explained(
                    Strength.EXCEPTION,
                    explanation("deduction", allocations, List.of()),
                    EnumSet.of(Flag.UNDERPAYMENT, Flag.DEDUCTION, Flag.DISPUTE_OPENED));
        }
        if (Policy.isWithin(policy.feeSuspicionLimit(), total - amount, total)) {
            return proposal(
                    "suspected fee",
                    settle(items),
                    List.of(Part.of(PartType.BANK_FEE, amount - total)),
                    EnumSet.of(Flag.UNDERPAYMENT, Flag.POSSIBLE_BANK_FEE));
        }
        return proposal("underpayment", allocations, List.of(), EnumSet.of(Flag.UNDERPAYMENT));
    }

    private static @Nullable Explained statedFee(Line line, List<Position> items, long total) {
        var charges = line.charges();
        if (charges == null || !charges.currency().equals(line.currency()) || charges.minorUnits() <= 0) {
            return null;
        }
        var instructed = line.instructed();
        boolean fits = line.amountMinor() + charges.minorUnits() == total
                && (instructed == null
                        || !instructed.currency().equals(line.currency())
                        || instructed.minorUnits() == total);
        return fits
                ? explained(
                        "stated fee",
                        settle(items),
                        List.of(Part.of(PartType.BANK_FEE, -charges.minorUnits())),
                        EnumSet.of(Flag.BANK_FEE))
                : null;
    }

    private static @Nullable Explained earnedDiscount(Line line, List<Position> items) {
        var parts = new ArrayList<Part>();
        long discounts = 0;
        for (var position : items) {
            var terms = position.item.terms();
            var date = position.item.date();
            if (terms != null && date != null && position.open > 0 && terms.isEarned(date, line.date())) {
                discounts += keepBack(parts, PartType.DISCOUNT, terms.discountOn(position.open), position);
            }
        }
        return discounts > 0 && line.amountMinor() == total(items) - discounts
                ? explained("early payment discount", settle(items), parts, EnumSet.of(Flag.EARLY_PAYMENT_DISCOUNT))
                : null;
    }

    /// Of nothing, nothing is kept back.
    private static long keepBack(List<Part> parts, PartType type, long amountMinor, Position position) {
        if (amountMinor != 0) {
            parts.add(Part.keptBack(type, amountMinor, position.item.id()));
        }
        return amountMinor;
    }

    /// A discount was taken after its last day: the money is booked, the rest stays open.
    private static @Nullable Explained lateDiscount(Line line, List<Position> items) {
        long earned = 0;
        long unearned = 0;
        var allocations = new ArrayList<Allocation>();
        var parts = new ArrayList<Part>();
        for (var position : items) {
            var terms = position.item.terms();
            var date = position.item.date();
            long discount = terms == null || date == null || position.open <= 0 ? 0 : terms.discountOn(position.open);
            boolean inTime = terms != null && date != null && terms.isEarned(date, line.date());
            earned += inTime ? keepBack(parts, PartType.DISCOUNT, discount, position) : 0;
            unearned += inTime ? 0 : discount;
            allocations.add(new Allocation(position.item.id(), inTime ? position.open : position.open - discount));
        }
        if (unearned == 0 || line.amountMinor() != total(items) - earned - unearned) {
            return null;
        }
        return new Explained(
                Strength.EXCEPTION,
                explanation("unearned discount", allocations, parts),
                EnumSet.of(Flag.UNEARNED_DISCOUNT));
    }

    private static @Nullable Explained withholding(Line line, List<Position> items, long total) {
        var parts = new ArrayList<Part>();
        long withheld = 0;
        for (var position : items) {
            var withholding = position.item.withholding();
            if (withholding != null) {
                withheld += keepBack(parts, PartType.WITHHOLDING_TAX, withholding.amountMinor(), position);
            }
        }
        return withheld > 0 && line.amountMinor() == total - withheld
                ? explained("withholding", settle(items), parts, EnumSet.of(Flag.WITHHOLDING))
                : null;
    }

    private static boolean isPlausibleExchange(Line line, long total) {
        return Policy.isWithin(PLAUSIBLE_EXCHANGE, line.amountMinor() + statedCharges(line) - total, total);
    }

    private static long statedCharges(Line line) {
        var charges = line.charges();
        return charges != null && charges.currency().equals(line.currency()) && charges.isPositive()
                ? charges.minorUnits()
                : 0;
    }

    /// The payer instructed the documents' own amount. What the bank says it kept back is its fee; the rest is the
    /// rate.
    private static @Nullable Explained statedExchange(Line line, List<Position> items, long total) {
        var instructed = line.instructed();
        if (instructed == null || instructed.currency().equals(line.currency())) {
            return null;
        }
        var documents = Money.zero(instructed.currency());
        for (var position : items) {
            var amount = position.item.documentAmount();
            // The document's amount says nothing about what is left of it.
            boolean whole = position.open == position.item.openMinor();
            if (amount == null || !whole || !amount.currency().equals(instructed.currency())) {
                return null;
            }
            documents = documents.plus(amount);
        }
        if (!documents.equals(instructed)) {
            return null;
        }
        long fee = statedCharges(line);
        long difference = line.amountMinor() + fee - total;
        var parts = new ArrayList<Part>();
        var flags = EnumSet.of(Flag.FX_DIFFERENCE);
        if (difference != 0) {
            parts.add(exchange(difference));
        }
        if (fee != 0) {
            parts.add(Part.of(PartType.BANK_FEE, -fee));
            flags.add(Flag.BANK_FEE);
        }
        return explained("stated exchange", settle(items), parts, flags);
    }

    private static Part exchange(long difference) {
        return Part.of(difference < 0 ? PartType.FX_LOSS : PartType.FX_GAIN, difference);
    }

    static long total(Collection<Position> items) {
        long total = 0;
        for (var position : items) {
            total = Math.addExact(total, position.open);
        }
        return total;
    }

    static boolean sameCurrency(Currency currency, Collection<Position> items) {
        return items.stream().allMatch(position -> position.item.currency().equals(currency));
    }

    static List<Allocation> settle(Collection<Position> items) {
        return items.stream()
                .map(position -> new Allocation(position.item.id(), position.open))
                .toList();
    }

    static List<Allocation> part(Position position, long amount) {
        return List.of(new Allocation(position.item.id(), amount));
    }

    /// Credit notes first, then the oldest: as far as the money goes.
    private static List<Allocation> inOrder(List<Position> items, long amount) {
        var allocations = new ArrayList<Allocation>();
        long rest = amount;
        for (var position : items) {
            if (position.open < 0) {
                allocations.add(new Allocation(position.item.id(), position.open));
                rest -= position.open;
            }
        }
        for (var position : items) {
            long share = Math.min(rest, position.open);
            if (position.open > 0 && share > 0) {
                allocations.add(new Allocation(position.item.id(), share));
                rest -= share;
            }
        }
        return allocations;
    }

    static @Nullable String onlyOwner(Collection<Position> items) {
        var first = items.iterator().next().owner;
        return items.stream().allMatch(position -> position.owner == first) ? first.customer.id() : null;
    }

    private static Explained explained(String model, List<Allocation> allocations, List<Part> parts, Set<Flag> flags) {
        return new Explained(Strength.EXPLAINED, explanation(model, allocations, parts), flags);
    }

    private static Explained proposal(String model, List<Allocation> allocations, List<Part> parts, Set<Flag> flags) {
        return new Explained(Strength.PROPOSAL, explanation(model, allocations, parts), flags);
    }

    static Explanation explanation(String model, List<Allocation> allocations, List<Part> parts) {
        return new Explanation(model, allocations, parts, 0, null);
    }
}
