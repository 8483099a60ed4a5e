package io.tieout.reconciliation.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The engine: decides lines, one after the other, over one set of open items. What an outcome takes is gone for
/// the next line, so lines are decided by date and id, whatever the order in which they come.
///
/// Lines that name a document are decided before those that do not: the second kind may only have what is left. Not
/// safe for use by several threads; make one per company, currency and run.
public final class Matcher {

    /// From so many lines on it pays to share the reading out.
    private static final int MANY = 2_000;

    private final Policy policy;
    private final OpenItems items;
    private final LineReader reader;
    private final Payers payers;
    private final Collective collective;
    private final Documents documents;
    private final Guesses guesses;
    private final Assessor assessor;
    private final Map<Entry, String> seen = new HashMap<>();

    public Matcher(Policy policy, Collection<Item> items, Collection<Customer> customers) {
        this(policy, items, customers, Learned.NOTHING);
    }

    public Matcher(Policy policy, Collection<Item> items, Collection<Customer> customers, Learned learned) {
        this.policy = policy;
        this.items = new OpenItems(items, customers);
        var models = new AmountModels(policy);
        this.reader = new LineReader(this.items);
        this.payers = new Payers(this.items, new LearnedPayers(this.items, learned.aliases()));
        this.assessor = new Assessor(this.items, learned, policy);
        this.documents = new Documents(models, policy);
        this.collective = new Collective(this.items, reader, models, policy);
        this.guesses = new Guesses(this.items, models, documents, policy);
    }

    /// One outcome a line, in the order of the lines.
    public List<Outcome> match(List<Line> lines) {
        var outcomes = new HashMap<String, Outcome>();
        var waiting = new ArrayList<Inquiry>();
        for (var inquiry : inquire(lines.stream().sorted(IN_TURN).toList())) {
            var line = inquiry.line;
            var outcome = first(inquiry);
            if (outcome == null) {
                waiting.add(inquiry);
            } else {
                outcomes.put(line.id(), apply(outcome));
            }
        }
        var equal = new HashMap<Equal, Integer>();
        waiting.forEach(inquiry -> equal.merge(Equal.of(inquiry), 1, Integer::sum));
        for (var inquiry : waiting) {
            int left = Objects.requireNonNull(equal.merge(Equal.of(inquiry), -1, Integer::sum));
            outcomes.put(inquiry.line.id(), apply(guesses.decide(inquiry, left + 1)));
        }
        return lines.stream()
                .map(line -> Objects.requireNonNull(outcomes.get(line.id())))
                .toList();
    }

    /// Lines of earlier runs, so that a repetition of one of them is recognised.
    public void remember(Collection<Line> earlier) {
        for (var line : earlier) {
            var entry = entry(line);
            if (entry != null) {
                seen.putIfAbsent(entry, line.id());
            }
        }
    }

    /// What may still be paid on an item after the lines so far.
    public long openMinor(String itemId) {
        return Objects.requireNonNull(items.withId(itemId), itemId).open;
    }

    /// What stands in a line and who sent it does not depend on what other lines took: all processors read.
    private List<Inquiry> inquire(List<Line> lines) {
        var reading = lines.size() < MANY ? lines.stream() : lines.parallelStream();
        return reading.map(this::inquire).toList();
    }

    private Inquiry inquire(Line line) {
        var reading = reader.read(line);
        return new Inquiry(line, reading, payers.of(line, reading), policy, assessor);
    }

    /// The stages that do not depend on what other lines leave over. Null when none decides.
    private @Nullable Outcome first(Inquiry inquiry) {
        var repeated = repeated(inquiry);
        if (repeated != null) {
            return repeated;
        }
        var kind = NonReceivables.byBank(inquiry, policy);
        // What a provider pays out is sales, whatever it calls them.
        if (kind == null && inquiry.line.payout() == null) {
            kind = NonReceivables.byWords(inquiry, policy);
        }
        if (kind != null) {
            return inquiry.notReceivable(kind);
        }
        inquiry.on(Ground.RETURN);
        var outcome = Returns.decide(inquiry);
        if (outcome == null) {
            inquiry.on(Ground.COLLECTIVE);
            outcome = collective.decide(inquiry);
        }
        if (outcome == null) {
            inquiry.on(inquiry.reading.references.isEmpty() ? Ground.INVOICE_NUMBER : Ground.REFERENCE);
            outcome = documents.decide(inquiry);
        }
        if (outcome == null) {
            outcome = documents.decideEndToEnd(inquiry);
        }
        if (outcome == null) {
            inquiry.on(Ground.ORDER);
            outcome = guesses.prepayment(inquiry);
        }
        if (outcome == null) {
            inquiry.on(Ground.FOLDED_NUMBER);
            outcome = documents.decideFolded(inquiry);
        }
        if (outcome == null) {
            inquiry.on(Ground.UNIQUE_CODE);
            outcome = guesses.uniqueCode(inquiry);
        }
        return outcome;
    }

    /// The bank's own reference, amount and date again is the same entry from another file; another reference is
    /// another payment, however alike.
    private @Nullable Outcome repeated(Inquiry inquiry) {
        var entry = entry(inquiry.line);
        if (entry == null) {
            return null;
        }
        var earlier = seen.putIfAbsent(entry, inquiry.line.id());
        if (earlier == null) {
            return null;
        }
        inquiry.flags.add(Flag.DUPLICATE_LINE);
        inquiry.see(Signal.BANK_REFERENCE, entry.reference(), "was there before, with the same amount and date", 100);
        return inquiry.ignored(LineKind.OTHER, earlier);
    }

    private static @Nullable Entry entry(Line line) {
        var reference = line.bank().reference();
        return reference == null || NO_REFERENCE.contains(Text.compact(reference))
                ? null
                : new Entry(
                        line.bank().account(),
                        reference,
                        line.amountMinor(),
                        line.currency(),
                        line.date().toEpochDay());
    }

    private static final Set<String> NO_REFERENCE = Set.of("", "NONREF", "NOTPROVIDED", "NONE", "NA", "0");

    private Outcome apply(Outcome outcome) {
        switch (outcome) {
            case Outcome.Automatic automatic -> settle(automatic.explanation());
            case Outcome.Exceptional exceptional -> settle(exceptional.explanation());
            case Outcome.Suggested _, Outcome.Ignored _ -> {}
        }
        return outcome;
    }

    private void settle(Explanation explanation) {
        for (var taken : explanation.taken()) {
            items.settle(Objects.requireNonNull(items.withId(taken.itemId())), taken.amountMinor());
        }
    }

    private record Entry(@Nullable String account, String reference, long amountMinor, Currency currency, long day) {}

    /// Lines that differ in nothing that matters.
    private record Equal(String payer, long amountMinor, Currency currency) {

        static Equal of(Inquiry inquiry) {
            var only = inquiry.payer.only();
            return new Equal(
                    only == null ? "?" + inquiry.line.payer().name() : only.customer.id(),
                    inquiry.line.amountMinor(),
                    inquiry.line.currency());
        }
    }

    /// Earlier lines first; within a day as they were numbered.
    private static final Comparator<Line> IN_TURN = Comparator.comparing(Line::date)
            .thenComparingInt(line -> line.id().length())
            .thenComparing(Line::id);
}
