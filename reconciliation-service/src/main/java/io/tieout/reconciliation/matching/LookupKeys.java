package io.tieout.reconciliation.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The keys by which items, customers and lines find each other, for a caller that keeps items in a database and
/// loads only those that a run needs.
///
/// The engine decides the same over the loaded part as over everything, if the part holds: every item with one of
/// the line's references, numbers or folded numbers; every item open at the line's amount (or so many of them that
/// it is clear that there are several); the customers of the line's names, account, tax ids and customer numbers
/// with their groups; and the open items of these customers (or one more than [Policy#combinationMaxItems]); for a
/// payout, those of anyone, so far as that.
public final class LookupKeys {

    public static final String REFERENCE = "REFERENCE";
    public static final String NUMBER = "NUMBER";
    public static final String FOLDED_NUMBER = "FOLDED_NUMBER";
    public static final String NAME = "NAME";
    public static final String NAME_BEGINNING = "NAME_BEGINNING";
    public static final String IBAN = "IBAN";
    public static final String TAX_ID = "TAX_ID";

    private static final int MOST_SIBLINGS = 30;

    private LookupKeys() {}

    /// @param numbers keys of the document numbers, as [OfLine#numbers]
    /// @param longestNumber pieces of the longest one, for [LookupKeys#of(Line, int)]
    public record OfItem(Set<String> references, Set<String> numbers, Set<String> foldedNumbers, int longestNumber) {

        /// The keys under the names by which a caller may store them.
        public Map<String, Set<String>> byKind() {
            return Map.of(REFERENCE, references, NUMBER, numbers, FOLDED_NUMBER, foldedNumbers);
        }
    }

    /// @param names folded, without legal form
    /// @param plainNames folded, whole: a cut name is a beginning of one of these
    public record OfCustomer(
            Set<String> names, Set<String> plainNames, Set<String> ibans, Set<String> taxIds, Set<String> numbers) {

        /// By what a line that waits may mean this customer, under the same names as [OfLine#payerByKind].
        public Map<String, Set<String>> byKind() {
            var beginnings = new LinkedHashSet<String>();
            for (var name : plainNames) {
                for (int length = Payers.SHORTEST_CUT; length <= name.length(); length++) {
                    beginnings.add(name.substring(0, length));
                }
            }
            return Map.of(NAME, names, NAME_BEGINNING, beginnings, IBAN, ibans, TAX_ID, taxIds);
        }
    }

    /// @param nameBeginnings only where the bank may have cut the name
    public record OfLine(
            Set<String> references,
            Set<String> numbers,
            Set<String> foldedNumbers,
            Set<String> names,
            Set<String> nameBeginnings,
            Set<String> ibans,
            Set<String> taxIds,
            Set<String> customerNumbers) {

        /// The keys that an item could have too, under the same names as [OfItem#byKind].
        public Map<String, Set<String>> byKind() {
            return Map.of(REFERENCE, references, NUMBER, numbers, FOLDED_NUMBER, foldedNumbers);
        }

        /// The keys that its payer could have too, under the same names as [OfCustomer#byKind].
        public Map<String, Set<String>> payerByKind() {
            return Map.of(NAME, names, NAME_BEGINNING, nameBeginnings, IBAN, ibans, TAX_ID, taxIds);
        }
    }

    public static OfItem of(Item item) {
        return ofItem(item.numbers(), item.references());
    }

    public static OfItem ofItem(Collection<String> itemNumbers, Collection<String> itemReferences) {
        var references = new LinkedHashSet<String>();
        for (var reference : itemReferences) {
            var compact = Text.compact(reference);
            if (!compact.isEmpty() && !ReferenceScheme.isBroken(compact)) {
                references.addAll(ReferenceScheme.storedKeys(compact));
            }
        }
        var numbers = new LinkedHashSet<String>();
        var folded = new LinkedHashSet<String>();
        int longest = 1;
        for (var number : itemNumbers) {
            var pieces = Text.of(number).pieces();
            if (!pieces.isEmpty()) {
                numbers.add(Text.key(pieces, 0, pieces.size()));
                folded.add(Text.foldedKey(number));
                longest = Math.max(longest, pieces.size());
            }
        }
        return new OfItem(references, numbers, folded, longest);
    }

    public static OfCustomer of(Customer customer) {
        var names = new LinkedHashSet<String>();
        var plain = new LinkedHashSet<String>();
        for (var name : customer.names()) {
            names.addAll(Names.keys(name));
            plain.addAll(Names.plainKeys(name));
        }
        var ibans = new LinkedHashSet<String>();
        customer.ibans().forEach(iban -> ibans.add(Text.compact(iban)));
        var taxId = customer.taxId();
        var number = customer.number();
        return new OfCustomer(
                names,
                plain,
                ibans,
                taxId == null ? Set.of() : Set.of(Text.compact(taxId)),
                number == null ? Set.of() : Set.of(Text.numberKey(number)));
    }

    /// Everything the engine could ask the index about this line.
    ///
    /// @param longestNumber pieces of the longest document number there is, at least 1
    public static OfLine of(Line line, int longestNumber) {
        var text = Text.of(line.remittance());
        var references = new LinkedHashSet<>(References.in(text).lookups());
        var structured = line.structured();
        if (structured != null) {
            references.addAll(References.inField(structured).lookups());
        }
        var numbers = new LinkedHashSet<String>();
        addNumbers(text, longestNumber, numbers);
        var endToEndId = line.endToEndId();
        if (endToEndId != null) {
            references.addAll(References.inField(endToEndId).lookups());
            var number = LineReader.endToEndNumber(endToEndId);
            if (number != null) {
                numbers.add(number);
            }
        }
        var payout = line.payout();
        var parts = new ArrayList<>(line.batch());
        if (payout != null) {
            parts.addAll(payout.parts());
        }
        for (var part : parts) {
            var partText = Text.of(part.text());
            references.addAll(References.in(partText).lookups());
            addNumbers(partText, longestNumber, numbers);
        }
        var tokens = new LinkedHashSet<String>();
        var folded = new LinkedHashSet<String>();
        var taxIds = new LinkedHashSet<String>();
        addTokens(text, tokens, folded, taxIds);
        var name = line.payer().name();
        var iban = line.payer().iban();
        return new OfLine(
                references,
                numbers,
                folded,
                name.isBlank() ? Set.of() : Names.keys(name),
                !name.isBlank() && Names.mayBeCut(name) ? Names.plainKeys(name) : Set.of(),
                iban == null ? Set.of() : Set.of(Text.compact(iban)),
                taxIds,
                tokens);
    }

    private static void addNumbers(Text text, int longestNumber, Set<String> numbers) {
        var pieces = text.pieces();
        for (int from = 0; from < pieces.size(); from++) {
            boolean digits = false;
            for (int to = from + 1; to <= pieces.size() && to - from <= longestNumber; to++) {
                if (to - from > 1
                        && !LineReader.IN_NUMBER
                                .matcher(text.separatorBefore(to - 1))
                                .matches()) {
                    break;
                }
                digits |= pieces.get(to - 1).isDigits();
                if (digits) {
                    numbers.add(Text.key(pieces, from, to));
                }
                if (pieces.get(to - 1).isDigits()) {
                    addSiblings(text, from, to, numbers);
                    addRange(text, from, to, numbers);
                }
            }
        }
    }

    /// "INV-7, 8 and 9": the short ones take the beginning of the first.
    private static void addSiblings(Text text, int from, int to, Set<String> numbers) {
        var pieces = text.pieces();
        if (to == from + 1) {
            return;
        }
        int at = to;
        for (int count = 0; count < MOST_SIBLINGS && at < pieces.size(); count++) {
            int next = Words.is(pieces.get(at), Words.Meaning.AND) && at + 1 < pieces.size() ? at + 1 : at;
            if (!pieces.get(next).isDigits()
                    || !LineReader.LIST.matcher(text.separatorBefore(next)).matches()) {
                return;
            }
            numbers.add(prefix(pieces, from, to) + pieces.get(next).text());
            at = next + 1;
        }
    }

    private static void addRange(Text text, int from, int to, Set<String> numbers) {
        var pieces = text.pieces();
        if (to >= pieces.size()) {
            return;
        }
        int next = to;
        if (Words.is(pieces.get(next), Words.Meaning.RANGE) && next + 1 < pieces.size()) {
            next++;
        } else if (!LineReader.RANGE.matcher(text.separatorBefore(next)).matches()) {
            return;
        }
        int last = pieces.get(next).isDigits() ? next : next + to - from - 1;
        if (last >= pieces.size() || !pieces.get(last).isDigits()) {
            return;
        }
        var low = pieces.get(to - 1).text();
        var high = pieces.get(last).text();
        if (low.length() != high.length() || low.length() > 18) {
            return;
        }
        long first = Long.parseLong(low);
        long width = Long.parseLong(high) - first;
        if (width > 0 && width < LineReader.MOST_IN_RANGE) {
            for (long number = first; number <= first + width; number++) {
                var digits = Long.toString(number);
                numbers.add(prefix(pieces, from, to) + "0".repeat(low.length() - digits.length()) + digits);
            }
        }
    }

    private static String prefix(List<Text.Piece> pieces, int from, int to) {
        return to == from + 1 ? "" : Text.key(pieces, from, to - 1) + "-";
    }

    private static void addTokens(Text text, Set<String> tokens, Set<String> folded, Set<String> taxIds) {
        var pieces = text.pieces();
        for (int from = 0; from < pieces.size(); from++) {
            boolean digits = false;
            if (pieces.get(from).text().length() >= 8) {
                taxIds.add(pieces.get(from).text());
            }
            int end = from;
            while (end < pieces.size() && (end == from || LineReader.isTight(text.separatorBefore(end)))) {
                digits |= pieces.get(end).isDigits();
                end++;
                if (digits) {
                    tokens.add(Text.key(pieces, from, end));
                }
            }
        }
        LineReader.forStretches(text, (from, end) -> {
            var key = Text.foldedKey(text.value()
                    .substring(pieces.get(from).start(), pieces.get(end - 1).end()));
            if (LineReader.isWorthFolding(key)) {
                folded.add(key);
            }
            return false;
        });
    }
}
