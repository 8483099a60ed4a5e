package io.tieout.reconciliation.matchingcase;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Flag;
import io.tieout.reconciliation.matching.Item;
import io.tieout.reconciliation.matching.Matcher;
import io.tieout.reconciliation.matching.Outcome;
import io.tieout.reconciliation.matching.PartType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is expected of a case or came out of it, in one comparable form: the order in which a file lists things
/// never counts, and amounts are compared as numbers.
record CaseResult(
        String decision,
        List<Allocation> allocations,
        List<Part> other,
        List<String> flags,
        Map<String, BigDecimal> openAfter) {

    CaseResult {
        allocations = sorted(allocations, Comparator.comparing(Allocation::toString));
        other = sorted(other, Comparator.comparing(Part::toString));
        flags = List.copyOf(new TreeSet<>(flags));
        var open = new TreeMap<String, BigDecimal>();
        openAfter.forEach((item, amount) -> open.put(item, plain(amount)));
        openAfter = open;
    }

    record Allocation(String line, String item, BigDecimal amount) {

        Allocation {
            amount = plain(amount);
        }
    }

    record Part(
            String line,
            String type,
            BigDecimal amount,
            @Nullable String item) {

        Part {
            amount = plain(amount);
        }
    }

    /// Only what is said of these items: an expectation need not name them all.
    CaseResult over(Set<String> items) {
        var open = new TreeMap<>(openAfter);
        open.keySet().retainAll(items);
        return new CaseResult(decision, allocations, other, flags, open);
    }

    static String decision(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Automatic _ -> "AUTO";
            case Outcome.Exceptional _ -> "EXCEPTION";
            case Outcome.Suggested _ -> "SUGGEST";
            case Outcome.Ignored _ -> "IGNORE";
        };
    }

    static CaseResult of(MatchingCase given, List<Outcome> outcomes, Matcher matcher) {
        var decisions = new TreeSet<String>();
        var allocations = new ArrayList<Allocation>();
        var other = new ArrayList<Part>();
        var flags = new TreeSet<String>();
        for (int i = 0; i < outcomes.size(); i++) {
            var outcome = outcomes.get(i);
            var currency = given.lines().get(i).currency();
            for (var flag : outcome.flags()) {
                flags.add(flag == Flag.DUPLICATE_LINE ? flag + ":" + outcome.lineId() : flag.name());
            }
            // What becomes of a repeated line is said by its flag.
            if (!(outcome instanceof Outcome.Ignored ignored) || ignored.duplicateOf() == null) {
                decisions.add(decision(outcome));
            }
            switch (outcome) {
                case Outcome.Automatic automatic ->
                    book(outcome.lineId(), automatic.explanation(), currency, allocations, other);
                case Outcome.Exceptional exceptional ->
                    book(outcome.lineId(), exceptional.explanation(), currency, allocations, other);
                case Outcome.Suggested _, Outcome.Ignored _ -> {}
            }
        }
        var open = new TreeMap<String, BigDecimal>();
        for (Item item : given.items()) {
            open.put(item.id(), decimal(matcher.openMinor(item.id()), item.currency()));
        }
        return new CaseResult(String.join("+", decisions), allocations, other, List.copyOf(flags), open);
    }

    private static void book(
            String line,
            Explanation explanation,
            Currency currency,
            Collection<Allocation> allocations,
            Collection<Part> other) {
        allocations.addAll(allocations(line, explanation, currency));
        // A case says how much was kept back of the line, not of which item.
        var keptBack = new EnumMap<PartType, Long>(PartType.class);
        for (var part : explanation.parts()) {
            var item = part.itemId();
            if (part.type() == PartType.DISCOUNT || part.type() == PartType.WITHHOLDING_TAX) {
                keptBack.merge(part.type(), part.amountMinor(), Long::sum);
            } else {
                other.add(new Part(
                        line,
                        part.type().name(),
                        decimal(part.amountMinor(), currency),
                        item == null ? null : number(item)));
            }
        }
        keptBack.forEach((type, minor) -> other.add(new Part(line, type.name(), decimal(minor, currency), null)));
    }

    static List<Allocation> allocations(String line, Explanation explanation, Currency currency) {
        return explanation.allocations().stream()
                .map(allocation ->
                        new Allocation(line, number(allocation.itemId()), decimal(allocation.amountMinor(), currency)))
                .toList();
    }

    /// A case names its items by number; the second of a number has a mark behind it in its id.
    private static String number(String itemId) {
        int mark = itemId.indexOf(" #");
        return mark < 0 ? itemId : itemId.substring(0, mark);
    }

    private static BigDecimal decimal(long minor, Currency currency) {
        return Money.ofMinor(minor, currency).toBigDecimal();
    }

    /// Cases write amounts with or without decimals: 11100000 rupiah are 11100000.00.
    private static BigDecimal plain(BigDecimal amount) {
        return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    private static <T> List<T> sorted(List<T> values, Comparator<T> order) {
        return values.stream().sorted(order).toList();
    }
}
