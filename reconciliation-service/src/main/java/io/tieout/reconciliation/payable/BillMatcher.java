package io.tieout.reconciliation.payable;

import io.tieout.reconciliation.matching.Evidence;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Flag;
import io.tieout.reconciliation.matching.Ground;
import io.tieout.reconciliation.matching.Item;
import io.tieout.reconciliation.matching.Line;
import io.tieout.reconciliation.matching.Matcher;
import io.tieout.reconciliation.matching.Outcome;
import io.tieout.reconciliation.matching.Payees;
import io.tieout.reconciliation.matching.Policy;
import io.tieout.reconciliation.matching.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads outgoing lines as if the money came in and the bills were owed to us, with the engine that does so for
/// invoices, and lets nothing pass that is not exact. Plain Java over values.
final class BillMatcher {

    /// A number that is shorter stands in many texts by chance.
    private static final int SHORTEST_NUMBER = 4;

    /// Money that goes out is never guessed: it must name its bill.
    private static final Set<Ground> GROUNDS = EnumSet.of(Ground.REFERENCE, Ground.INVOICE_NUMBER);

    private static final Set<Signal> DOCUMENT = EnumSet.of(Signal.REFERENCE, Signal.INVOICE_NUMBER);

    /// What is true of a payment whichever way it goes.
    private static final Set<Flag> FLAGS = EnumSet.of(
            Flag.AMBIGUOUS,
            Flag.DUPLICATE_PAYMENT,
            Flag.OVERPAYMENT,
            Flag.UNDERPAYMENT,
            Flag.PARTIAL,
            Flag.REF_CHECKDIGIT_INVALID);

    private static final Set<String> NO_REFERENCE = Set.of("NOTPROVIDED", "NONREF", "NONE");

    private final Matcher matcher;
    private final Map<String, Item> bills = new HashMap<>();
    private final Payees payees;

    /// @param bills with what may be paid of them, above zero
    /// @param payees the bills' suppliers, and others whom the lines may have paid
    BillMatcher(Policy policy, Collection<Item> bills, Payees payees) {
        this.payees = payees;
        bills.forEach(bill -> this.bills.put(bill.id(), bill));
        var grounds = EnumSet.copyOf(GROUNDS);
        grounds.retainAll(policy.automatic());
        this.matcher = new Matcher(policy.withAutomatic(grounds).withBookable(Set.of()), bills, List.of());
    }

    /// The line as its receiver sees it.
    ///
    /// @param endToEndId what we told the bank to hand on
    static Line mirrored(Line line, @Nullable String endToEndId) {
        var said =
                endToEndId == null || NO_REFERENCE.contains(endToEndId.strip().toUpperCase(Locale.ROOT))
                        ? line.remittance()
                        : line.remittance() + " " + endToEndId;
        return new Line(
                line.id(),
                line.date(),
                Math.negateExact(line.amountMinor()),
                line.currency(),
                line.payer(),
                said,
                line.structured(),
                new Line.Bank(line.bank().account(), null, null, false),
                null,
                null,
                List.of(),
                null,
                line.suggestOnly());
    }

    /// One outcome a line, in their order, as of money that goes out: automatic or suggested.
    ///
    /// @param mirrored see [#mirrored]
    List<Outcome> match(List<Line> mirrored) {
        var found = matcher.match(mirrored);
        var taken = new HashSet<String>();
        var outcomes = new ArrayList<Outcome>();
        for (int index = 0; index < mirrored.size(); index++) {
            outcomes.add(paying(mirrored.get(index), found.get(index), taken));
        }
        return outcomes;
    }

    private Outcome paying(Line line, Outcome found, Set<String> taken) {
        var against = found instanceof Outcome.Automatic automatic
                ? against(line, automatic.explanation())
                : Optional.<Evidence>empty();
        return switch (found) {
            case Outcome.Automatic automatic
            when against.isPresent() -> doubted(suggested(found, List.of(automatic.explanation())), against.get());
            case Outcome.Automatic automatic
            when isExact(line, automatic.explanation(), taken) -> {
                automatic.explanation().allocations().forEach(part -> taken.add(part.itemId()));
                yield new Outcome.Automatic(
                        line.id(),
                        outgoing(automatic.explanation()),
                        List.of(),
                        kept(found.flags()),
                        found.evidence(),
                        found.ruleVersion());
            }
            case Outcome.Automatic automatic -> suggested(found, List.of(automatic.explanation()));
            case Outcome.Exceptional exceptional -> suggested(found, List.of(exceptional.explanation()));
            case Outcome.Suggested suggested -> suggested(found, suggested.ranked());
            case Outcome.Ignored _ -> suggested(found, List.of());
        };
    }

    /// A number that stands in the text may be somebody else's: the money went to whom the bank says.
    private Optional<Evidence> against(Line line, Explanation explanation) {
        return explanation.allocations().stream()
                .map(part -> bills.get(part.itemId()))
                .filter(Objects::nonNull)
                .flatMap(bill -> payees.against(line, bill.customerId()).stream())
                .findFirst();
    }

    private static Outcome.Suggested doubted(Outcome.Suggested outcome, Evidence against) {
        var evidence = new ArrayList<>(outcome.evidence());
        evidence.add(against);
        return new Outcome.Suggested(
                outcome.lineId(), outcome.ranked(), outcome.flags(), evidence, outcome.ruleVersion());
    }

    /// All that is open of each bill, all of one supplier, and each bill named by more than a short figure.
    private boolean isExact(Line line, Explanation explanation, Set<String> taken) {
        if (!explanation.parts().isEmpty() || explanation.allocations().isEmpty()) {
            return false;
        }
        var text = compact(line.remittance() + " " + Objects.requireNonNullElse(line.structured(), ""));
        var suppliers = new HashSet<String>();
        for (var part : explanation.allocations()) {
            var bill = bills.get(part.itemId());
            if (bill == null
                    || taken.contains(bill.id())
                    || part.settled() != null
                    || bill.openMinor() != part.amountMinor()
                    || !isSpelled(bill, text)) {
                return false;
            }
            suppliers.add(bill.customerId());
        }
        return suppliers.size() == 1;
    }

    /// Suppliers number from one: a number of figures alone may be another supplier's, or no bill's at all. What a
    /// supplier asks to quote is its own.
    private static boolean isSpelled(Item bill, String text) {
        var marks = new ArrayList<>(bill.numbers().stream()
                .filter(number -> number.codePoints().anyMatch(Character::isLetter))
                .toList());
        marks.addAll(bill.references());
        return marks.stream()
                .map(BillMatcher::compact)
                .anyMatch(mark -> mark.length() >= SHORTEST_NUMBER && text.contains(mark));
    }

    private static String compact(String text) {
        return text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toUpperCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// What has other parts than bills, the books cannot take from a supplier: it is left to a person to see why.
    private static Outcome.Suggested suggested(Outcome found, List<Explanation> ranked) {
        return new Outcome.Suggested(
                found.lineId(),
                ranked.stream()
                        .filter(explanation -> explanation.parts().isEmpty()
                                && !explanation.allocations().isEmpty())
                        .map(BillMatcher::outgoing)
                        .toList(),
                kept(found.flags()),
                found.evidence(),
                found.ruleVersion());
    }

    /// Without an assessment: what people make of bills teaches nothing about customers.
    private static Explanation outgoing(Explanation incoming) {
        return new Explanation(
                incoming.model(),
                incoming.allocations().stream()
                        .map(part -> new Explanation.Allocation(part.itemId(), Math.negateExact(part.amountMinor())))
                        .toList(),
                List.of(),
                incoming.score(),
                null);
    }

    private static Set<Flag> kept(Set<Flag> flags) {
        return flags.stream().filter(FLAGS::contains).collect(Collectors.toSet());
    }

    /// What a line is in the end. The engine's word about customers stands, unless it is a word only: where a bill is
    /// named, words decide no more than beside an invoice. Two explanations by documents are for a person.
    ///
    /// @param engine what the line has to do with customers
    /// @param bills what it has to do with bills
    static Outcome together(Outcome engine, Outcome bills) {
        return switch (engine) {
            case Outcome.Ignored ignored -> isWordsOnly(ignored) && isNamed(bills) ? bills : engine;
            case Outcome.Automatic automatic -> besides(engine, automatic.explanation(), bills);
            case Outcome.Exceptional exceptional -> besides(engine, exceptional.explanation(), bills);
            case Outcome.Suggested suggested -> beside(suggested, bills);
        };
    }

    private static boolean isWordsOnly(Outcome.Ignored ignored) {
        return ignored.duplicateOf() == null
                && ignored.evidence().stream().anyMatch(seen -> seen.signal() == Signal.TEXT_RULE);
    }

    private static Outcome besides(Outcome engine, Explanation decided, Outcome bills) {
        return bills instanceof Outcome.Automatic automatic
                ? ambiguous(engine, bills, List.of(decided, automatic.explanation()))
                : engine;
    }

    private static Outcome beside(Outcome.Suggested engine, Outcome bills) {
        return switch (bills) {
            case Outcome.Automatic automatic -> {
                if (!engine.ranked().isEmpty() && isNamed(engine)) {
                    var ranked = new ArrayList<>(List.of(automatic.explanation()));
                    ranked.addAll(engine.ranked());
                    yield ambiguous(engine, bills, ranked);
                }
                yield new Outcome.Automatic(
                        automatic.lineId(),
                        automatic.explanation(),
                        engine.ranked(),
                        automatic.flags(),
                        automatic.evidence(),
                        automatic.ruleVersion());
            }
            case Outcome.Suggested suggested -> {
                if (suggested.ranked().isEmpty() && !isNamed(suggested)) {
                    yield engine;
                }
                var ranked = new ArrayList<>(engine.ranked());
                ranked.addAll(suggested.ranked());
                yield new Outcome.Suggested(
                        engine.lineId(), ranked, both(engine, bills), evidence(engine, bills), engine.ruleVersion());
            }
            case Outcome.Exceptional _, Outcome.Ignored _ -> engine;
        };
    }

    private static Outcome ambiguous(Outcome engine, Outcome bills, List<Explanation> ranked) {
        var flags = EnumSet.of(Flag.AMBIGUOUS);
        flags.addAll(both(engine, bills));
        return new Outcome.Suggested(engine.lineId(), ranked, flags, evidence(engine, bills), engine.ruleVersion());
    }

    private static boolean isNamed(Outcome outcome) {
        return outcome.evidence().stream().anyMatch(seen -> DOCUMENT.contains(seen.signal()));
    }

    private static Set<Flag> both(Outcome engine, Outcome bills) {
        var flags = EnumSet.noneOf(Flag.class);
        flags.addAll(engine.flags());
        flags.addAll(bills.flags());
        return flags;
    }

    private static List<Evidence> evidence(Outcome engine, Outcome bills) {
        var evidence = new ArrayList<>(engine.evidence());
        evidence.addAll(bills.evidence());
        return evidence;
    }
}
