package io.tieout.ledger.postingrule;

import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// From facts of one kind to an entry.
///
/// @param when all of these must be met; with none it stands for every fact of the type
/// @param from first day of the facts it stands for, any when absent
/// @param until last day of them, any when absent
public record PostingRule(
        RuleName name,
        FactType factType,
        List<Condition> when,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        List<TemplateLine> lines) {

    public PostingRule {
        when = List.copyOf(when);
        lines = List.copyOf(lines);
    }

    boolean fits(FactContent fact) {
        return factType.equals(fact.type())
                && !start().isAfter(fact.date())
                && !end().isBefore(fact.date())
                && when.stream().allMatch(condition -> condition.isMetBy(fact.attributes()));
    }

    /// Whether every fact that meets this rule's conditions meets the other's too.
    boolean refines(PostingRule other) {
        return implies(byAttribute(), other);
    }

    /// Whether one of the two is clearly meant for fewer facts.
    boolean ranksAgainst(PostingRule other) {
        return refines(other) != other.refines(this);
    }

    /// Whether a fact can meet both, on the same day.
    boolean meets(PostingRule other) {
        return factType.equals(other.factType)
                && !start().isAfter(other.end())
                && !other.start().isAfter(end())
                && both(other).isPresent();
    }

    /// Whether this rule is the more special one wherever those two meet.
    boolean decidesBetween(PostingRule one, PostingRule other) {
        return refines(one)
                && refines(other)
                && !one.refines(this)
                && !other.refines(this)
                && !start().isAfter(latest(one.start(), other.start()))
                && !end().isBefore(earliest(one.end(), other.end()))
                && one.both(other).filter(shared -> implies(shared, this)).isPresent();
    }

    /// By how much debit exceeds credit, for each of the fact's amounts for which it does. Nothing: the rule balances
    /// whatever the figures are.
    Map<String, Fraction> imbalance() {
        var sums = new TreeMap<String, Fraction>();
        for (var line : lines) {
            for (var term : line.amount()) {
                var before = sums.getOrDefault(term.of(), Fraction.ZERO);
                sums.put(term.of(), line.side() == Side.DEBIT ? before.plus(term.times()) : before.minus(term.times()));
            }
        }
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    /// The lines of the fact's entry. What is left over when fractions are rounded goes to the largest remainders of
    /// each side, ties to the first line, so that no cent is lost; a line that comes to nothing is left out.
    ///
    /// @throws FactUnfit when the fact lacks something
    List<LineDraft> draft(FactContent fact) {
        var worths = lines.stream().map(line -> line.worth(name, fact)).toList();
        var debits = apportion(worths, Side.DEBIT);
        var credits = apportion(worths, Side.CREDIT);
        var currency = fact.amounts().values().iterator().next().currency();
        var drafts = new ArrayList<LineDraft>();
        for (int index = 0; index < lines.size(); index++) {
            var line = lines.get(index);
            var minor = (line.side() == Side.DEBIT ? debits : credits).getOrDefault(index, BigInteger.ZERO);
            if (minor.bitLength() > Long.SIZE - 2) {
                throw FactUnfit.tooLarge(name, line.account());
            }
            if (minor.signum() > 0) {
                drafts.add(line.draft(name, fact, Money.ofMinor(minor.longValueExact(), currency)));
            }
        }
        return drafts;
    }

    /// @return by the index of the line
    private Map<Integer, BigInteger> apportion(List<Fraction> worths, Side side) {
        var indexes = IntStream.range(0, lines.size())
                .filter(index -> lines.get(index).side() == side)
                .boxed()
                .toList();
        var exact = indexes.stream().map(worths::get).reduce(Fraction.ZERO, Fraction::plus);
        var shares = new TreeMap<Integer, BigInteger>();
        indexes.forEach(index -> shares.put(index, worths.get(index).floor()));
        var left = exact.rounded().subtract(shares.values().stream().reduce(BigInteger.ZERO, BigInteger::add));
        indexes.stream()
                .sorted(Comparator.comparing((Integer index) -> remainder(worths.get(index)))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(left.longValueExact())
                .forEach(index -> shares.merge(index, BigInteger.ONE, BigInteger::add));
        return shares;
    }

    private static Remainder remainder(Fraction worth) {
        return new Remainder(worth.minus(new Fraction(worth.floor(), BigInteger.ONE)));
    }

    private record Remainder(Fraction part) implements Comparable<Remainder> {

        @Override
        public int compareTo(Remainder other) {
            return part.minus(other.part).signum();
        }
    }

    private LocalDate start() {
        return from == null ? LocalDate.MIN : from;
    }

    private LocalDate end() {
        return until == null ? LocalDate.MAX : until;
    }

    private Map<String, Condition> byAttribute() {
        return when.stream().collect(Collectors.toMap(Condition::attribute, Function.identity()));
    }

    /// The conditions of both together; none when no fact can meet them.
    private Optional<Map<String, Condition>> both(PostingRule other) {
        var shared = new TreeMap<>(byAttribute());
        for (var condition : other.when) {
            var own = shared.get(condition.attribute());
            var values = new HashSet<>(condition.anyOf());
            if (own != null) {
                values.retainAll(own.anyOf());
            }
            if (values.isEmpty()) {
                return Optional.empty();
            }
            shared.put(condition.attribute(), new Condition(condition.attribute(), values));
        }
        return Optional.of(shared);
    }

    private static boolean implies(Map<String, Condition> conditions, PostingRule rule) {
        return rule.when.stream().allMatch(wanted -> {
            var given = conditions.get(wanted.attribute());
            return given != null && wanted.anyOf().containsAll(given.anyOf());
        });
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
