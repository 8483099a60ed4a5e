package io.tieout.reconciliation.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold for any books and any lines. The worlds are drawn by a seed and made so that equal amounts, equal
/// names and equal numbers meet often.
class MatcherPropertyTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final List<String> NAMES = List.of(
            "Lindner", "Huber", "Nordwind", "Südwind", "Bergmann", "Kowalski", "Ромашка", "杭州茶叶", "Tan", "O'Neill");
    private static final List<String> FORMS = List.of("GmbH", "AG", "Ltd", "", "& Co. KG", "Tbk");

    /// Books and lines; `truth` says which items a line was sent for.
    record World(List<Customer> customers, List<Item> items, List<Line> lines, Map<String, Set<String>> truth) {}

    static List<Long> seeds() {
        return new Random(20260316).longs(200).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void allocatesNoMoreThanIsOpenAndSumsTie(long seed) {
        var world = world(seed);
        var matcher = new Matcher(Policy.standard(), world.items(), world.customers());
        var open = new HashMap<String, Long>();
        world.items().forEach(item -> open.put(item.id(), item.openMinor()));

        var outcomes = matcher.match(world.lines());

        for (int i = 0; i < outcomes.size(); i++) {
            var line = world.lines().get(i);
            assertThat(outcomes.get(i).lineId()).isEqualTo(line.id());
            booked(outcomes.get(i)).ifPresent(explanation -> {
                assertThat(explanation.total()).isEqualTo(line.amountMinor());
                explanation.allocations().forEach(a -> open.merge(a.itemId(), -a.amountMinor(), Long::sum));
            });
        }
        for (var item : world.items()) {
            long rest = Objects.requireNonNull(open.get(item.id()));
            assertThat(rest).isEqualTo(matcher.openMinor(item.id()));
            assertThat(Long.signum(rest)).isIn(0, Long.signum(item.openMinor()));
            assertThat(Math.abs(rest)).isLessThanOrEqualTo(Math.abs(item.openMinor()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isNeverWrongByItself(long seed) {
        var world = world(seed);
        for (var outcome : new Matcher(Policy.standard(), world.items(), world.customers()).match(world.lines())) {
            if (outcome instanceof Outcome.Automatic automatic) {
                var items = automatic.explanation().allocations().stream()
                        .map(Explanation.Allocation::itemId)
                        .toList();
                var line = world.lines().stream()
                        .filter(l -> l.id().equals(automatic.lineId()))
                        .findFirst()
                        .orElseThrow();
                assertThat(world.truth().get(line.id()))
                        .as("%s by %s", line, outcome)
                        .containsAll(items);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decidesTheSameWhateverTheOrderOfItemsAndCustomers(long seed) {
        var world = world(seed);
        var items = new ArrayList<>(world.items());
        var customers = new ArrayList<>(world.customers());
        Collections.shuffle(items, new Random(seed + 1));
        Collections.shuffle(customers, new Random(seed + 2));

        var one = new Matcher(Policy.standard(), world.items(), world.customers()).match(world.lines());
        var other = new Matcher(Policy.standard(), items, customers).match(world.lines());

        assertThat(other).isEqualTo(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decidesTheSameWhateverTheOrderOfLines(long seed) {
        var world = world(seed);
        var lines = new ArrayList<>(world.lines());
        Collections.shuffle(lines, new Random(seed + 3));

        var one = new Matcher(Policy.standard(), world.items(), world.customers()).match(world.lines());
        var other = new Matcher(Policy.standard(), world.items(), world.customers()).match(lines);

        assertThat(other).containsExactlyInAnyOrderElementsOf(one);
        assertThat(other.stream().map(Outcome::lineId))
                .containsExactlyElementsOf(lines.stream().map(Line::id).toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aStrangersItemsMakeNothingAutomatic(long seed) {
        var world = world(seed);
        var random = new Random(seed + 4);
        var stranger = Customer.named("stranger", "Quentin Xylander & Daughters");
        var customers = new ArrayList<>(world.customers());
        customers.add(stranger);
        for (var line : world.lines()) {
            var items = new ArrayList<>(world.items());
            for (int i = 0; i < 5; i++) {
                long amount = random.nextBoolean() ? line.amountMinor() : 1000L * (1 + random.nextInt(12));
                items.add(Item.of("other" + i, "XQ-77" + i, stranger.id(), Money.ofMinor(amount, EUR)));
            }

            var before = alone(world.items(), world.customers(), line);
            var after = alone(items, customers, line);

            if (before instanceof Outcome.Suggested) {
                assertThat(after).isInstanceOf(Outcome.Suggested.class);
            }
            booked(after).ifPresent(explanation -> assertThat(explanation.allocations())
                    .noneMatch(allocation -> allocation.itemId().startsWith("other")));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSecondExplanationAsGoodEndsWhatWasAutomatic(long seed) {
        var world = world(seed);
        for (var line : world.lines()) {
            var before = alone(world.items(), world.customers(), line);
            boolean byDocument = before.evidence().stream().anyMatch(seen -> DOCUMENTS.contains(seen.signal()));
            if (byDocument || !(before instanceof Outcome.Automatic automatic)) {
                continue;
            }
            var paid = automatic.explanation().allocations().getFirst().itemId();
            var items = new ArrayList<>(world.items());
            var twin = items.stream()
                    .filter(item -> item.id().equals(paid))
                    .findFirst()
                    .orElseThrow();
            items.add(Item.of("twin", "TW-1", twin.customerId(), Money.ofMinor(twin.openMinor(), EUR))
                    .withDates(null, LocalDate.of(2026, 5, 5)));

            assertThat(alone(items, world.customers(), line)).isInstanceOf(Outcome.Suggested.class);
        }
    }

    private static final Set<Signal> DOCUMENTS =
            Set.of(Signal.REFERENCE, Signal.INVOICE_NUMBER, Signal.FOLDED_NUMBER, Signal.END_TO_END_ID);

    private static Outcome alone(List<Item> items, List<Customer> customers, Line line) {
        return new Matcher(Policy.standard(), items, customers)
                .match(List.of(line))
                .getFirst();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decidesTheSameOverThePartThatTheKeysSelect(long seed) {
        var world = world(seed);
        var part = select(world);

        var whole = new Matcher(Policy.standard(), world.items(), world.customers()).match(world.lines());
        var loaded = new Matcher(Policy.standard(), part.items(), part.customers()).match(world.lines());

        assertThat(loaded).isEqualTo(whole);
    }

    @Test
    void drawsWorldsInWhichAllDecisionsAreMade() {
        var decisions = new HashMap<String, Integer>();
        for (long seed : seeds()) {
            var world = world(seed);
            new Matcher(Policy.standard(), world.items(), world.customers())
                    .match(world.lines())
                    .forEach(outcome -> decisions.merge(outcome.getClass().getSimpleName(), 1, Integer::sum));
        }
        assertThat(decisions.get("Automatic")).isGreaterThan(300);
        assertThat(decisions.get("Suggested")).isGreaterThan(300);
    }

    /// What a database would load for these lines.
    private static World select(World world) {
        int longest = world.items().stream()
                .mapToInt(item -> LookupKeys.of(item).longestNumber())
                .max()
                .orElse(1);
        var customers = new LinkedHashSet<Customer>();
        var items = new LinkedHashSet<Item>();
        for (var line : world.lines()) {
            var keys = LookupKeys.of(line, longest);
            for (var customer : world.customers()) {
                var own = LookupKeys.of(customer);
                if (meet(own.names(), keys.names())
                        || meet(own.ibans(), keys.ibans())
                        || meet(own.taxIds(), keys.taxIds())
                        || meet(own.numbers(), keys.customerNumbers())
                        || keys.nameBeginnings().stream().anyMatch(start -> own.plainNames().stream()
                                .anyMatch(name -> name.startsWith(start)))) {
                    customers.add(customer);
                }
            }
            for (var item : world.items()) {
                var own = LookupKeys.of(item);
                if (meet(own.references(), keys.references())
                        || meet(own.numbers(), keys.numbers())
                        || meet(own.foldedNumbers(), keys.foldedNumbers())
                        || item.openMinor() == line.amountMinor()) {
                    items.add(item);
                }
            }
        }
        // Groups of the customers found, then all their items, then the customers of all items with their groups.
        addGroups(world, customers);
        world.items().stream()
                .filter(item -> customers.stream().anyMatch(c -> c.id().equals(item.customerId())))
                .forEach(items::add);
        world.customers().stream()
                .filter(c -> items.stream().anyMatch(item -> item.customerId().equals(c.id())))
                .forEach(customers::add);
        addGroups(world, customers);
        return new World(List.copyOf(customers), List.copyOf(items), world.lines(), world.truth());
    }

    private static void addGroups(World world, Set<Customer> customers) {
        boolean more = true;
        while (more) {
            var ids = new HashSet<String>();
            customers.forEach(customer -> ids.add(customer.id()));
            var parents = new HashSet<String>();
            customers.forEach(customer -> parents.add(String.valueOf(customer.parentId())));
            more = false;
            for (var customer : world.customers()) {
                if (parents.contains(customer.id()) || ids.contains(String.valueOf(customer.parentId()))) {
                    more |= customers.add(customer);
                }
            }
        }
    }

    private static boolean meet(Set<String> one, Set<String> other) {
        return one.stream().anyMatch(other::contains);
    }

    private static Optional<Explanation> booked(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Automatic automatic -> Optional.of(automatic.explanation());
            case Outcome.Exceptional exceptional -> Optional.of(exceptional.explanation());
            case Outcome.Suggested _, Outcome.Ignored _ -> Optional.empty();
        };
    }

    private static World world(long seed) {
        var random = new Random(seed);
        var customers = customers(random);
        var items = new ArrayList<Item>();
        int count = 3 + random.nextInt(25);
        for (int i = 0; i < count; i++) {
            var owner = customers.get(random.nextInt(customers.size()));
            long amount = (1 + random.nextInt(12)) * (random.nextInt(4) == 0 ? 1250L : 1000L);
            var item = Item.of(
                    "item" + i,
                    (random.nextBoolean() ? "RG-" : "2026/") + (1000 + i),
                    owner.id(),
                    Money.ofMinor(random.nextInt(12) == 0 ? -amount / 10 : amount, EUR));
            item = item.withDates(null, LocalDate.of(2026, 1 + random.nextInt(2), 28));
            items.add(random.nextBoolean() ? item.withReference(reference(1000 + i)) : item);
        }
        var lines = new ArrayList<Line>();
        var truth = new HashMap<String, Set<String>>();
        var left = new ArrayList<>(items);
        Collections.shuffle(left, random);
        for (int i = 0; i < count / 2 && !left.isEmpty(); i++) {
            var paid = new ArrayList<>(List.of(left.removeLast()));
            if (random.nextInt(4) == 0) {
                var first = paid.getFirst();
                left.stream()
                        .filter(item -> item.customerId().equals(first.customerId()))
                        .findFirst()
                        .ifPresent(paid::add);
                left.removeAll(paid);
            }
            long amount = paid.stream().mapToLong(Item::openMinor).sum();
            if (amount <= 0) {
                continue;
            }
            var line = line(random, "line" + i, customers, paid, amount);
            lines.add(line);
            // Equal, interchangeable items stand for one another.
            var ids = new HashSet<String>();
            for (var item : paid) {
                items.stream()
                        .filter(other -> other.customerId().equals(item.customerId())
                                && other.openMinor() == item.openMinor()
                                && String.valueOf(other.due()).equals(String.valueOf(item.due())))
                        .forEach(other -> ids.add(other.id()));
            }
            truth.put(line.id(), ids);
        }
        return new World(customers, items, lines, truth);
    }

    private static List<Customer> customers(Random random) {
        var customers = new ArrayList<Customer>();
        int count = 2 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            var name = NAMES.get(random.nextInt(NAMES.size())) + " " + FORMS.get(random.nextInt(FORMS.size()));
            var customer = Customer.named("customer" + i, name.strip()).withNumber("C-00" + (10 + i));
            if (random.nextBoolean()) {
                customer = customer.withIban("DE00000000000000000" + random.nextInt(8));
            }
            if (i > 0 && random.nextInt(4) == 0) {
                customer = customer.withParent("customer" + random.nextInt(i));
            }
            customers.add(customer);
        }
        return customers;
    }

    private static Line line(Random random, String id, List<Customer> customers, List<Item> paid, long amount) {
        var owner = customers.stream()
                .filter(customer -> customer.id().equals(paid.getFirst().customerId()))
                .findFirst()
                .orElseThrow();
        var payer =
                switch (random.nextInt(5)) {
                    case 0 -> "";
                    case 1 -> "Treuhand Ost";
                    default -> Text.normalise(owner.names().getFirst());
                };
        var text = new StringBuilder();
        int kind = random.nextInt(6);
        for (var item : paid) {
            if (kind == 0 && !item.references().isEmpty()) {
                text.append(item.references().getFirst().replaceAll("(.{4})", "$1 "))
                        .append(' ');
            } else if (kind < 3) {
                text.append(item.number()).append(random.nextBoolean() ? ", " : " ");
            } else if (kind == 3) {
                text.append(item.number().replace('1', 'l').replace('0', 'O')).append(' ');
            }
        }
        if (random.nextInt(5) == 0) {
            text.append("Kd-Nr ").append(owner.number());
        }
        text.append(
                List.of(" danke", "", " vom 28.02.2026", " Betrag 10,00 EUR").get(random.nextInt(4)));
        var line = Line.of(id, LocalDate.of(2026, 3, 1), Money.ofMinor(amount, EUR), payer, text.toString());
        if (random.nextInt(4) == 0) {
            var named = paid.getFirst();
            line = line.withEndToEndId(
                    switch (random.nextInt(3)) {
                        case 0 -> "RUN-" + random.nextInt(9999);
                        case 1 -> named.number();
                        default ->
                            named.references().isEmpty()
                                    ? "NOTPROVIDED"
                                    : named.references().getFirst();
                    });
        }
        return owner.ibans().isEmpty() || random.nextInt(3) > 0
                ? line
                : line.withPayerIban(owner.ibans().getFirst());
    }

    private static String reference(int number) {
        for (int digits = 0; digits < 100; digits++) {
            var candidate = "RF" + (digits < 10 ? "0" : "") + digits + "2026" + number;
            if (ReferenceScheme.CREDITOR_REFERENCE.isValid(candidate)) {
                return candidate;
            }
        }
        throw new AssertionError("every body has check digits");
    }
}
