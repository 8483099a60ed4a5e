package io.tieout.reconciliation.payable;

import io.tieout.reconciliation.matching.Evidence;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Flag;
import io.tieout.reconciliation.matching.Ground;
import io.tieout.reconciliation.matching.Item;
import io.tieout.reconciliation.matching.Line;
import io.tieout.reconciliation.matching.Matcher;
import io.tieout.reconciliation.matching.Outcome;
import io.tieout.reconciliation.matching.PartType;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads lines as if the money went the other way and the bills were owed to us, with the engine that does so for
/// invoices, and lets nothing pass that is not exact. So a payment that comes back is like a customer's that goes back,
/// and what a supplier pays for its credit note like a refund. Plain Java over values.
final class BillMatcher {

    /// A number that is shorter stands in many texts by chance.
    private static final int SHORTEST_NUMBER = 4;

    /// Money that goes out is never guessed: it must name its bill.
    private static final Set<Ground> GROUNDS = EnumSet.of(Ground.REFERENCE, Ground.INVOICE_NUMBER, Ground.RETURN);

    private static final Set<Signal> DOCUMENT = EnumSet.of(Signal.REFERENCE, Signal.INVOICE_NUMBER);

    /// What is true of a payment whichever way it goes.
    private static final Set<Flag> FLAGS = EnumSet.of(
            Flag.AMBIGUOUS,
            Flag.DUPLICATE_PAYMENT,
            Flag.OVERPAYMENT,
            Flag.UNDERPAYMENT,
            Flag.PARTIAL,
            Flag.REVERSAL,
            Flag.REF_CHECKDIGIT_INVALID);

    private static final Set<String> NO_REFERENCE = Set.of("NOTPROVIDED", "NONREF", "NONE");

    private final Matcher matcher;
    private final Map<String, Payable> bills = new HashMap<>();
    private final Payees payees;

    /// @param payees the bills' suppliers, and others whom the lines may have paid
    BillMatcher(Policy policy, Collection<Payable> bills, Payees payees) {
        this.payees = payees;
        bills.forEach(bill -> this.bills.put(bill.item().id(), bill));
        var grounds = EnumSet.copyOf(GROUNDS);
        grounds.retainAll(policy.automatic());
        this.matcher = new Matcher(
                policy.withAutomatic(grounds).withBookable(Set.of(PartType.REOPEN)),
                bills.stream().map(Payable::item).toList(),
                List.of());
    }

    /// The line as its other side sees it.
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
                null,
                new Line.Bank(
                        line.bank().account(),
                        null,
                        null,
                        line.amountMinor() > 0 && line.bank().reversal()),
                null,
                null,
                List.of(),
                null,
                line.suggestOnly());
    }

    /// One outcome a line, in their order: automatic, exceptional where a payment comes back, or suggested.
    ///
    /// @param mirrored see [#mirrored]
    List<Outcome> match(List<Line> mirrored) {
        var found = matcher.match(mirrored);
        var taken = new HashSet<String>();
        var outcomes = new ArrayList<Outcome>();
        for (int index = 0; index < mirrored.size(); index++) {
            var line = mirrored.get(index);
            outcomes.add(
                    line.amountMinor() < 0
                            ? receiving(line, found.get(index), taken)
                            : exact(line, found.get(index), taken));
        }
        return outcomes;
    }

    private Outcome exact(Line line, Outcome found, Set<String> taken) {
        return switch (found) {
            case Outcome.Automatic automatic -> {
                var explanation = automatic.explanation();
                var against = against(line, explanation);
                if (against.isPresent() || !isExact(line, explanation, taken)) {
                    yield suggested(found, List.of(explanation), against);
                }
                explanation.allocations().forEach(part -> taken.add(part.itemId()));
                yield new Outcome.Automatic(
                        line.id(),
                        turned(explanation),
                        List.of(),
                        kept(found.flags()),
                        found.evidence(),
                        found.ruleVersion());
            }
            case Outcome.Exceptional exceptional ->
                suggested(found, List.of(exceptional.explanation()), Optional.empty());
            case Outcome.Suggested suggested -> suggested(found, suggested.ranked(), Optional.empty());
            case Outcome.Ignored _ -> suggested(found, List.of(), Optional.empty());
        };
    }

    /// Money that comes in: a supplier pays for its credit note, or a payment comes back.
    private Outcome receiving(Line line, Outcome found, Set<String> taken) {
        if (found instanceof Outcome.Exceptional exceptional) {
            return comingBack(line, exceptional, taken);
        }
        var outcome = exact(line, found, taken);
        return outcome instanceof Outcome.Suggested suggested ? paidBefore(line, suggested) : outcome;
    }

    /// The line says that a payment comes back, and of which bill.
    private Outcome comingBack(Line line, Outcome.Exceptional found, Set<String> taken) {
        var explanation = found.explanation();
        var bill = reopened(explanation);
        long amountMinor = Math.negateExact(line.amountMinor());
        if (bill == null || amountMinor > bill.settledMinor()) {
            return suggested(found, List.of(), Optional.empty());
        }
        var against = payees.against(line, bill.item().customerId());
        if (against.isPresent()
                || amountMinor != bill.settledMinor()
                || !isSpelled(bill.item(), text(line))
                || !taken.add(bill.item().id())) {
            return suggested(found, List.of(explanation), against);
        }
        return new Outcome.Exceptional(
                line.id(), turned(explanation), kept(found.flags()), found.evidence(), found.ruleVersion());
    }

    /// The bill that is opened again by all of the line.
    private @Nullable Payable reopened(Explanation explanation) {
        if (!explanation.allocations().isEmpty() || explanation.parts().size() != 1) {
            return null;
        }
        var part = explanation.parts().getFirst();
        return part.type() == PartType.REOPEN && part.itemId() != null ? bills.get(part.itemId()) : null;
    }

    /// The line does not say that a payment comes back, but names one bill of which so much was paid.
    private Outcome.Suggested paidBefore(Line line, Outcome.Suggested suggested) {
        var text = text(line);
        var named = bills.values().stream()
                .filter(bill -> bill.settledMinor() > 0 && isNamed(bill.item(), text))
                .toList();
        long amountMinor = Math.negateExact(line.amountMinor());
        // Money that comes in pays nothing twice, whatever is open of what it names.
        var flags = new HashSet<>(suggested.flags());
        flags.remove(Flag.DUPLICATE_PAYMENT);
        if (!suggested.ranked().isEmpty()
                || named.size() != 1
                || amountMinor > named.getFirst().settledMinor()
                || payees.against(line, named.getFirst().item().customerId()).isPresent()) {
            return new Outcome.Suggested(
                    line.id(), suggested.ranked(), flags, suggested.evidence(), suggested.ruleVersion());
        }
        var item = named.getFirst().item();
        var evidence = new ArrayList<>(suggested.evidence());
        evidence.add(new Evidence(Signal.INVOICE_NUMBER, item.number(), "was paid: its payment may come back", 20));
        return new Outcome.Suggested(
                line.id(),
                List.of(new Explanation(
                        "return", List.of(new Explanation.Allocation(item.id(), amountMinor)), List.of(), 20, null)),
                flags,
                evidence,
                suggested.ruleVersion());
    }

    /// A number that stands in the text may be somebody else's: the money went to whom the bank says.
    private Optional<Evidence> against(Line line, Explanation explanation) {
        return explanation.allocations().stream()
                .map(part -> bills.get(part.itemId()))
                .filter(Objects::nonNull)
                .flatMap(bill -> payees.against(line, bill.item().customerId()).stream())
                .findFirst();
    }

    /// All that is open of each bill, all of one supplier, and each bill named by more than a short figure.
    private boolean isExact(Line line, Explanation explanation, Set<String> taken) {
        if (!explanation.parts().isEmpty() || explanation.allocations().isEmpty()) {
            return false;
        }
        var text = text(line);
        var suppliers = new HashSet<String>();
        for (var part : explanation.allocations()) {
            var bill = bills.get(part.itemId());
            if (bill == null
                    || bill.awaitsApproval()
                    || taken.contains(bill.item().id())
                    || part.settled() != null
                    || bill.item().openMinor() != part.amountMinor()
                    || !isSpelled(bill.item(), text)) {
                return false;
            }
            suppliers.add(bill.item().customerId());
        }
        return suppliers.size() == 1;
    }

    /// Suppliers number from one: a number of figures alone may be another supplier's, or no bill's at all. What a
    /// supplier asks to quote is its own.
    private static boolean isSpelled(Item bill, String text) {
        return standsIn(
                text,
                Stream.concat(
                        bill.numbers().stream()
                                .filter(number -> number.codePoints().anyMatch(Character::isLetter)),
                        bill.references().stream()));
    }

    private static boolean isNamed(Item bill, String text) {
        return standsIn(text, Stream.concat(bill.numbers().stream(), bill.references().stream()));
    }

    private static boolean standsIn(String text, Stream<String> marks) {
        return marks.map(BillMatcher::compact)
                .anyMatch(mark -> mark.length() >= SHORTEST_NUMBER && text.contains(mark));
    }

    private static String text(Line line) {
        return compact(line.remittance() + " " + Objects.requireNonNullElse(line.structured(), ""));
    }

    private static String compact(String text) {
        return text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toUpperCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// What has other parts than bills, the books cannot take from a supplier: it is left to a person to see why. And
    /// nothing is paid that waits for approval: it says so.
    private Outcome.Suggested suggested(Outcome found, List<Explanation> ranked, Optional<Evidence> against) {
        var evidence = new ArrayList<>(found.evidence());
        against.ifPresent(evidence::add);
        ranked.stream()
                .flatMap(explanation -> explanation.taken().stream())
                .map(part -> bills.get(part.itemId()))
                .filter(bill -> bill != null && bill.awaitsApproval())
                .distinct()
                .forEach(bill ->
                        evidence.add(new Evidence(Signal.POLICY, bill.item().number(), "waits for approval", 0)));
        return new Outcome.Suggested(
                found.lineId(),
                ranked.stream()
                        .filter(this::isPossible)
                        .map(BillMatcher::turned)
                        .toList(),
                kept(found.flags()),
                evidence,
                found.ruleVersion());
    }

    private boolean isPossible(Explanation explanation) {
        return explanation.otherParts().isEmpty()
                && !explanation.taken().isEmpty()
                && explanation.taken().stream().allMatch(this::isPossible);
    }

    private boolean isPossible(Explanation.Allocation part) {
        var bill = bills.get(part.itemId());
        if (bill == null || bill.awaitsApproval()) {
            return false;
        }
        long openMinor = bill.item().openMinor();
        return part.amountMinor() > 0 || openMinor < 0 || -part.amountMinor() <= bill.settledMinor();
    }

    /// With the line's own signs, and without an assessment: what people make of bills teaches nothing about customers.
    private static Explanation turned(Explanation mirrored) {
        return new Explanation(
                mirrored.model(),
                mirrored.taken().stream()
                        .map(part -> new Explanation.Allocation(part.itemId(), Math.negateExact(part.amountMinor())))
                        .toList(),
                List.of(),
                mirrored.score(),
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
        return switch (bills) {
            case Outcome.Automatic automatic -> ambiguous(engine, bills, List.of(decided, automatic.explanation()));
            case Outcome.Exceptional exceptional ->
                ambiguous(engine, bills, List.of(decided, exceptional.explanation()));
            case Outcome.Suggested _, Outcome.Ignored _ -> engine;
        };
    }

    private static Outcome beside(Outcome.Suggested engine, Outcome bills) {
        return switch (bills) {
            case Outcome.Automatic automatic -> {
                if (isNamedToo(engine)) {
                    yield ambiguous(engine, bills, first(automatic.explanation(), engine.ranked()));
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
            case Outcome.Exceptional exceptional ->
                isNamedToo(engine)
                        ? ambiguous(engine, bills, first(exceptional.explanation(), engine.ranked()))
                        : exceptional;
            case Outcome.Ignored _ -> engine;
        };
    }

    private static boolean isNamedToo(Outcome.Suggested engine) {
        return !engine.ranked().isEmpty() && isNamed(engine);
    }

    private static List<Explanation> first(Explanation decided, List<Explanation> others) {
        var ranked = new ArrayList<>(List.of(decided));
        ranked.addAll(others);
        return ranked;
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
