package io.tieout.reconciliation.matching;

import io.tieout.reconciliation.matching.Words.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a line's text against the index: which references, numbers and words stand in it.
///
/// A document number counts only as a whole token. Dates, amounts, IBANs and labelled customer numbers are no
/// numbers; a short bare number or one that could be a year needs a word such as "invoice" or "No." before it.
final class LineReader {

    /// Stretches of text that are no document numbers: dates, amounts, percentages, IBANs.
    private static final Pattern OTHER_FIGURES = Pattern.compile("(?<![\\p{Alnum}.,/-])(?:"
            + "\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4}|\\d{2})?(?!\\d)"
            + "|\\d{4}-\\d{2}-\\d{2}(?![-\\p{Alnum}])"
            + "|\\d{1,2}/\\d{1,2}/(?:\\d{4}|\\d{2})(?![/\\p{Alnum}])"
            + "|\\d{1,3}(?:[., ']\\d{3})+[.,]\\d{2}(?![\\p{Alnum}])"
            + "|\\d+[.,]\\d{2}(?![\\p{Alnum}]|[.,]\\d)"
            + "|\\d+(?:[.,]\\d+)? ?%"
            + "|[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![\\p{Alnum}])"
            + ")");
    static final Pattern IN_NUMBER = Pattern.compile("|[ \\-_/.#:]|[.:#] | [\\-#]|[\\-] ");
    static final Pattern LIST = Pattern.compile("\\s*[,;/+&、]\\s*|\\s+");
    static final Pattern RANGE = Pattern.compile("\\s*(?:-|–|—|~|\\.{2,3})\\s*");
    static final int MOST_IN_RANGE = 200;
    private static final int MOST_WORDS = 3;
    private static final int SHORTEST_JOINED = 6;
    private static final List<Meaning> LABELS =
            List.of(Meaning.CUSTOMER, Meaning.TAX_ID, Meaning.ORDER, Meaning.INVOICE);
    private static final Set<String> OF = Set.of("VON", "OF", "DARI", "SUR", "ИЗ");

    private final OpenItems items;

    LineReader(OpenItems items) {
        this.items = items;
    }

    Reading read(Line line) {
        var reading = read(line.remittance(), line.structured());
        var endToEndId = line.endToEndId();
        if (endToEndId != null && !reading.namesDocument()) {
            endToEnd(reading, endToEndId);
        }
        return reading;
    }

    /// Payers number their payments as they like: only the whole of it counts, and never figures alone.
    private void endToEnd(Reading reading, String endToEndId) {
        for (var candidate : References.inField(endToEndId).candidates()) {
            var named = items.withReference(candidate.compact());
            if (!named.isEmpty()) {
                reading.endToEnd.add(new Mention(candidate.compact(), named));
                return;
            }
        }
        var number = endToEndNumber(endToEndId);
        var named = number == null ? List.<Position>of() : items.withNumber(number);
        if (!named.isEmpty()) {
            reading.endToEnd.add(new Mention(endToEndId.strip(), named));
        }
    }

    /// The key of the document number that it may be; null when it can be none.
    static @Nullable String endToEndNumber(String endToEndId) {
        var pieces = Text.of(endToEndId).pieces();
        boolean digits = pieces.stream().anyMatch(Text.Piece::isDigits);
        boolean letters = pieces.stream().anyMatch(piece -> !piece.isDigits());
        return digits && letters ? Text.key(pieces, 0, pieces.size()) : null;
    }

    Reading read(String remittance, @Nullable String structured) {
        var reading = new Reading(Text.of(remittance));
        var hidden = new Hidden(reading.text.value());
        if (structured != null && !structured.isBlank()) {
            references(reading, References.inField(structured), null);
        }
        if (!reading.text.pieces().isEmpty()) {
            references(reading, References.in(reading.text), hidden);
            var scan = new Scan(reading, hidden);
            scan.run();
            words(reading, scan::isFree);
        }
        return reading;
    }

    private void references(Reading reading, References references, @Nullable Hidden hidden) {
        for (var candidate : references.candidates()) {
            if (hidden != null && hidden.overlaps(candidate.start(), candidate.end())) {
                continue;
            }
            var named = items.withReference(candidate.compact());
            if (!named.isEmpty()) {
                if (reading.references.stream().noneMatch(known -> known.named().equals(named))) {
                    reading.references.add(new Mention(candidate.compact(), named));
                }
                if (hidden != null) {
                    hidden.hide(candidate.start(), candidate.end());
                }
            }
        }
        if (hidden != null) {
            // Only now: a longer stretch may have right check digits by chance, and must not hide the known one inside
            // it.
            references.candidates().stream()
                    .filter(candidate -> isMarked(candidate.compact()))
                    .forEach(candidate -> hidden.hide(candidate.start(), candidate.end()));
        }
        for (var candidate : references.broken()) {
            if (isNumber(candidate.compact()) || (hidden != null && hidden.isFigure(candidate))) {
                continue;
            }
            reading.brokenReference = candidate.compact();
            if (hidden != null) {
                hidden.hide(candidate.start(), candidate.end());
            }
        }
    }

    /// What looks like a mistyped reference is some document's number.
    private boolean isNumber(String compact) {
        return items.withFoldedNumber(Text.foldedKey(compact)).stream()
                .anyMatch(position -> position.item.numbers().stream()
                        .anyMatch(number -> Text.compact(number).equals(compact)));
    }

    /// Surely a reference, though of no item we know: its groups are no invoice numbers.
    private static boolean isMarked(String compact) {
        return ReferenceScheme.CREDITOR_REFERENCE.looksLike(compact) || ReferenceScheme.SWISS_QR.looksLike(compact);
    }

    private static void words(Reading reading, IntPredicate free) {
        var pieces = reading.text.pieces();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).isDigits()) {
                continue;
            }
            var meanings = Words.of(pieces.get(i));
            reading.words.addAll(meanings);
            if (meanings.contains(Meaning.INSTALMENT)
                    || (meanings.contains(Meaning.INSTALMENT_WITH_NUMBER) && hasNumberBeside(pieces, i, free))) {
                reading.instalment = true;
            }
            if (pieces.get(i).text().equals("BACK")
                    && i > 0
                    && pieces.get(i - 1).text().equals("CHARGE")) {
                reading.words.add(Meaning.CHARGEBACK);
            }
            if (meanings.contains(Meaning.LAST)) {
                reading.lastInstalment = true;
            }
        }
        if (reading.instalment) {
            count(reading, free);
            reading.lastInstalment |= reading.instalmentsLeft == 1;
        }
    }

    private static boolean hasNumberBeside(List<Text.Piece> pieces, int i, IntPredicate free) {
        return (i + 1 < pieces.size() && isSmall(pieces.get(i + 1)) && free.test(i + 1))
                || (i > 0 && isSmall(pieces.get(i - 1)) && free.test(i - 1));
    }

    private static boolean isSmall(Text.Piece piece) {
        return piece.isDigits() && piece.text().length() <= 2;
    }

    /// "2/3", "2 von 3": two are left, this one included.
    private static void count(Reading reading, IntPredicate free) {
        var text = reading.text;
        var pieces = text.pieces();
        for (int i = 1; i < pieces.size(); i++) {
            boolean slash = isSmall(pieces.get(i - 1))
                    && text.separatorBefore(i).strip().equals("/");
            boolean word = i > 1
                    && isSmall(pieces.get(i - 2))
                    && OF.contains(pieces.get(i - 1).text());
            if (isSmall(pieces.get(i)) && (slash || word) && free.test(i) && free.test(slash ? i - 1 : i - 2)) {
                int all = Integer.parseInt(pieces.get(i).text());
                int which = Integer.parseInt(pieces.get(slash ? i - 1 : i - 2).text());
                if (which >= 1 && which <= all) {
                    reading.instalmentsLeft = all - which + 1;
                    return;
                }
            }
        }
    }

    static boolean isTight(String separator) {
        return separator.isEmpty() || (separator.length() == 1 && "-_/.#".contains(separator));
    }

    static boolean isWorthFolding(String key) {
        return key.length() >= 4 && key.chars().filter(Character::isDigit).count() >= 3;
    }

    /// Parts of the text that must not be read as numbers.
    private static final class Hidden {

        private final List<int[]> spans = new ArrayList<>();
        private final int figures;

        Hidden(String text) {
            var match = OTHER_FIGURES.matcher(text);
            while (match.find()) {
                // Look like an IBAN only to the pattern: creditor references are read as such. Every Slovenian IBAN
                // starts with SI56.
                boolean reference = text.startsWith("RF", match.start())
                        || (text.startsWith("SI", match.start()) && !text.startsWith("SI56", match.start()));
                if (!reference) {
                    hide(match.start(), match.end());
                }
            }
            figures = spans.size();
        }

        /// Whether a stretch is (part of) a date, an amount, a percentage or an IBAN.
        boolean isFigure(References.Candidate candidate) {
            return overlaps(spans.subList(0, figures), candidate.start(), candidate.end());
        }

        void hide(int start, int end) {
            spans.add(new int[] {start, end});
        }

        boolean overlaps(int start, int end) {
            return overlaps(spans, start, end);
        }

        private static boolean overlaps(List<int[]> spans, int start, int end) {
            for (var span : spans) {
                if (start < span[1] && end > span[0]) {
                    return true;
                }
            }
            return false;
        }
    }

    /// One pass over the pieces of a text.
    private final class Scan {

        private final Reading reading;
        private final Text text;
        private final List<Text.Piece> pieces;
        private final Hidden hidden;
        /// Pieces that are (part of) a document's number.
        private final List<int[]> taken = new ArrayList<>();

        Scan(Reading reading, Hidden hidden) {
            this.reading = reading;
            this.text = reading.text;
            this.pieces = text.pieces();
            this.hidden = hidden;
        }

        void run() {
            int at = 0;
            while (at < pieces.size()) {
                at = hidden.overlaps(pieces.get(at).start(), pieces.get(at).end()) ? at + 1 : step(at);
            }
            if (!reading.namesDocument()) {
                folded();
            }
        }

        private int step(int at) {
            var label = labelOf(at);
            if (label == Meaning.CUSTOMER || label == Meaning.TAX_ID) {
                return labelledPartyNumber(at);
            }
            partyNumber(at, at + 1, false);
            int end = number(at, label == Meaning.INVOICE, label == Meaning.ORDER);
            if (end < 0 && label == Meaning.ORDER) {
                noteOrder(at);
                hide(at, endOfToken(at));
                return endOfToken(at);
            }
            return end < 0 ? at + 1 : list(at, end);
        }

        /// The word that says what the number here is: "invoice", "No.", "customer no.", "order".
        private @Nullable Meaning labelOf(int at) {
            // A word alone is never labelled: what follows must have digits.
            if (at == 0 || !hasDigits(at)) {
                return null;
            }
            var before = Words.of(pieces.get(at - 1));
            if (before.contains(Meaning.NUMBER)
                    && at > 1
                    && text.separatorBefore(at - 1).length() <= 3) {
                var kind = kindOf(Words.of(pieces.get(at - 2)));
                return kind == null && !isCompound(at - 1) ? Meaning.INVOICE : kind;
            }
            if (at > 1 && pieces.get(at - 1).text().equals("ID") && Words.is(pieces.get(at - 2), Meaning.CUSTOMER)) {
                return Meaning.CUSTOMER;
            }
            var kind = kindOf(before);
            return kind == null && before.contains(Meaning.NUMBER) ? Meaning.INVOICE : kind;
        }

        /// Whether a word that we do not know says what the "No." is the number of: "Projekt-Nr.".
        private boolean isCompound(int number) {
            var word = pieces.get(number - 1);
            var separator = text.separatorBefore(number);
            return word.kind() == Text.PieceKind.LETTERS
                    && Words.of(word).isEmpty()
                    && separator.chars().allMatch(c -> c == ' ' || c == '-' || c == '.');
        }

        private boolean hasDigits(int at) {
            for (int i = at; i < endOfToken(at); i++) {
                if (pieces.get(i).isDigits()) {
                    return true;
                }
            }
            return false;
        }

        /// Pieces up to the next white space or sentence mark.
        private int endOfToken(int at) {
            int end = at + 1;
            while (end < pieces.size() && isTight(text.separatorBefore(end))) {
                end++;
            }
            return end;
        }

        private static @Nullable Meaning kindOf(Set<Meaning> meanings) {
            for (var kind : LABELS) {
                if (meanings.contains(kind)) {
                    return kind;
                }
            }
            return null;
        }

        private int labelledPartyNumber(int at) {
            int end = endOfPartyNumber(at);
            boolean found = false;
            for (int to = end; to > at && !found; to--) {
                found = partyNumber(at, to, true);
            }
            if (!found) {
                reading.disowned.addAll(items.withNumber(Text.key(pieces, at, end)));
            }
            hide(at, end);
            return end;
        }

        /// A short figure may be the first group of a number that is written in groups, "10 4711", unless it is a
        /// customer number itself.
        private int endOfPartyNumber(int at) {
            int token = endOfToken(at);
            boolean shortFigure = token == at + 1
                    && pieces.get(at).isDigits()
                    && pieces.get(at).text().length() <= 3;
            int end = token;
            while (shortFigure
                    && end < pieces.size()
                    && pieces.get(end).isDigits()
                    && text.separatorBefore(end).equals(" ")) {
                end++;
            }
            for (int to = end; to > at; to--) {
                if (!items.withCustomerNumber(Text.key(pieces, at, to)).isEmpty()) {
                    return Math.max(to, token);
                }
            }
            return end;
        }

        private void hide(int from, int to) {
            hidden.hide(pieces.get(from).start(), pieces.get(to - 1).end());
        }

        private boolean partyNumber(int from, int to, boolean labelled) {
            boolean found = false;
            if (items.hasTaxIds() && to == from + 1 && pieces.get(from).text().length() >= 8) {
                for (var party : items.withTaxId(pieces.get(from).text())) {
                    found = true;
                    if (!reading.taxIds.contains(party)) {
                        reading.taxIds.add(party);
                    }
                }
            }
            if (items.hasCustomerNumbers() && text.pieces().size() > from && startsToken(from)) {
                for (int end = Math.max(to, endOfToken(from)); end > from; end--) {
                    var parties = items.withCustomerNumber(Text.key(pieces, from, end));
                    if (!parties.isEmpty() && endsToken(end) && isLongEnough(from, end, labelled)) {
                        found = true;
                        reading.customerNumbers.addAll(parties);
                        break;
                    }
                }
            }
            return found;
        }

        private void noteOrder(int at) {
            if (reading.order == null) {
                reading.order = text.value()
                        .substring(
                                pieces.get(Math.max(0, at - 1)).start(),
                                pieces.get(endOfToken(at) - 1).end());
            }
        }

        private int number(int from, boolean labelled) {
            return number(from, labelled, false);
        }

        /// The longest known number that starts here.
        ///
        /// @param ordered behind a word for "order": a bare figure is the order's
        /// @return the index after its last piece, or -1
        private int number(int from, boolean labelled, boolean ordered) {
            if (!startsToken(from) || (ordered && pieces.get(from).isDigits())) {
                return -1;
            }
            int most = from + 1;
            while (most < pieces.size()
                    && most - from < items.longestNumber()
                    && IN_NUMBER.matcher(text.separatorBefore(most)).matches()
                    && !hidden.overlaps(
                            pieces.get(most).start(), pieces.get(most).end())) {
                most++;
            }
            for (int to = most; to > from; to--) {
                var named = items.withNumber(Text.key(pieces, from, to));
                if (!named.isEmpty() && isLongEnough(from, to, labelled) && endsNumber(from, to)) {
                    mention(from, to, named);
                    return to;
                }
            }
            return -1;
        }

        /// Whether a figure stands for itself: no part of a document's number, of an amount, a date or a rate.
        boolean isFree(int piece) {
            var figure = pieces.get(piece);
            return !hidden.overlaps(figure.start(), figure.end())
                    && taken.stream().noneMatch(span -> piece >= span[0] && piece < span[1])
                    && !isDecimal(piece)
                    && (piece + 1 == pieces.size() || !isDecimal(piece + 1));
        }

        private boolean isDecimal(int piece) {
            var separator = text.separatorBefore(piece);
            return piece > 0
                    && pieces.get(piece).isDigits()
                    && pieces.get(piece - 1).isDigits()
                    && (separator.equals(".") || separator.equals(","));
        }

        private void mention(int from, int to, List<Position> named) {
            taken.add(new int[] {from, to});
            if (reading.numbers.stream().noneMatch(known -> known.named().equals(named))) {
                reading.numbers.add(new Mention(
                        text.value()
                                .substring(
                                        pieces.get(from).start(),
                                        pieces.get(to - 1).end()),
                        named));
            }
        }

        private boolean startsToken(int piece) {
            if (piece == 0) {
                return true;
            }
            var before = pieces.get(piece - 1);
            var separator = text.separatorBefore(piece);
            if (before.kind() == Text.PieceKind.IDEOGRAPHS) {
                return true;
            }
            boolean label = Words.is(before, Meaning.INVOICE) || Words.is(before, Meaning.NUMBER);
            return switch (separator) {
                case "" -> label && pieces.get(piece).isDigits();
                case "-", "_", "." -> label;
                default -> true;
            };
        }

        private boolean endsToken(int end) {
            if (end == pieces.size() || pieces.get(end).kind() == Text.PieceKind.IDEOGRAPHS) {
                return true;
            }
            var separator = text.separatorBefore(end);
            return switch (separator) {
                case "", "-", "_", "/" -> false;
                case "." -> !pieces.get(end).isDigits();
                default -> true;
            };
        }

        private boolean endsNumber(int from, int to) {
            if (endsToken(to)) {
                return true;
            }
            var separator = text.separatorBefore(to);
            var next = pieces.get(to);
            if (separator.equals("/") && !next.isDigits()) {
                return !Words.is(next, Meaning.NUMBER) && !hasDigits(to);
            }
            return switch (separator) {
                case "/" -> isKnown(siblingKey(from, to, next)) || isKnown(next.text());
                case "-" -> rangeEnd(from, to) >= 0;
                default -> false;
            };
        }

        private boolean isKnown(String key) {
            return !items.withNumber(key).isEmpty();
        }

        private String siblingKey(int from, int to, Text.Piece last) {
            return from == to - 1 ? last.text() : Text.key(pieces, from, to - 1) + "-" + last.text();
        }

        /// One bare figure is everywhere in a text: it needs more to be a document's number.
        private boolean isLongEnough(int from, int to, boolean labelled) {
            if (to == from + 1 && pieces.get(from).isDigits()) {
                var digits = pieces.get(from).text();
                return labelled || (digits.length() > 3 && !isYear(digits));
            }
            int length = 0;
            boolean spaced = false;
            boolean hasDigits = false;
            for (int i = from; i < to; i++) {
                length += pieces.get(i).text().length();
                spaced |= i > from && text.separatorBefore(i).contains(" ");
                hasDigits |= pieces.get(i).isDigits();
            }
            return hasDigits && (labelled || length >= 4 || !spaced);
        }

        private static boolean isYear(String digits) {
            return digits.length() == 4 && digits.compareTo("1990") >= 0 && digits.compareTo("2039") <= 0;
        }

        /// What follows a number in a list or range: "2041/2042/2043", "INV-7, 8 and 9", "2041-2043".
        private int list(int from, int to) {
            // The last number that was written in full is the pattern for those that are not.
            int patternFrom = from;
            int patternTo = to;
            int end = to;
            while (end < pieces.size()) {
                int rangeEnd = end == patternTo ? rangeEnd(patternFrom, patternTo) : -1;
                if (rangeEnd > 0) {
                    range(patternFrom, patternTo, rangeEnd);
                    end = rangeEnd;
                    continue;
                }
                boolean joined = Words.is(pieces.get(end), Meaning.AND) && end + 1 < pieces.size();
                int next = joined ? end + 1 : end;
                var separator = text.separatorBefore(next);
                var piece = pieces.get(next);
                if (!LIST.matcher(separator).matches()
                        || hidden.overlaps(piece.start(), piece.end())
                        || isCount(next)) {
                    return end;
                }
                boolean linked = joined || !separator.isBlank();
                int whole = number(next, linked && piece.isDigits() && patternTo == patternFrom + 1);
                if (whole > 0) {
                    patternFrom = next;
                    patternTo = whole;
                    end = whole;
                    continue;
                }
                if (!isSibling(patternFrom, patternTo, next, linked)) {
                    return end;
                }
                mention(next, next + 1, items.withNumber(siblingKey(patternFrom, patternTo, piece)));
                end = next + 1;
            }
            return end;
        }

        private boolean isSibling(int from, int to, int next, boolean linked) {
            var piece = pieces.get(next);
            boolean sameLength =
                    piece.text().length() == pieces.get(to - 1).text().length()
                            && piece.text().length() > 2;
            return piece.isDigits()
                    && (linked || sameLength)
                    && isKnown(siblingKey(from, to, piece))
                    && (endsToken(next + 1) || continuesWithDigits(next + 1));
        }

        private boolean continuesWithDigits(int next) {
            return next < pieces.size()
                    && pieces.get(next).isDigits()
                    && text.separatorBefore(next).equals("/");
        }

        /// "1/3", "2 of 3": says which instalment, names no document.
        private boolean isCount(int at) {
            return isSmall(pieces.get(at))
                    && at + 1 < pieces.size()
                    && isSmall(pieces.get(at + 1))
                    && text.separatorBefore(at + 1).strip().equals("/");
        }

        /// @return the index after the far end of a range that starts with the number in `from`…`to`, or -1
        private int rangeEnd(int from, int to) {
            if (to >= pieces.size() || !pieces.get(to - 1).isDigits()) {
                return -1;
            }
            int next = to;
            if (Words.is(pieces.get(next), Meaning.RANGE) && next + 1 < pieces.size()) {
                next++;
            } else if (!RANGE.matcher(text.separatorBefore(next)).matches()) {
                return -1;
            }
            int length = to - from;
            int last = pieces.get(next).isDigits() ? next : next + length - 1;
            if (last >= pieces.size()) {
                return -1;
            }
            if (last != next && !samePrefix(from, next, length - 1)) {
                return -1;
            }
            var low = pieces.get(to - 1).text();
            var high = pieces.get(last).text();
            if (!pieces.get(last).isDigits() || low.length() != high.length() || low.length() > 18) {
                return -1;
            }
            long width = Long.parseLong(high) - Long.parseLong(low);
            boolean known = isKnown(siblingKey(from, to, pieces.get(last)));
            return width > 0 && width < MOST_IN_RANGE && known && endsToken(last + 1) ? last + 1 : -1;
        }

        private boolean samePrefix(int one, int other, int length) {
            for (int i = 0; i < length; i++) {
                if (!pieces.get(one + i).text().equals(pieces.get(other + i).text())) {
                    return false;
                }
            }
            return true;
        }

        private void range(int from, int to, int end) {
            var low = pieces.get(to - 1).text();
            long first = Long.parseLong(low);
            long last = Long.parseLong(pieces.get(end - 1).text());
            var prefix = from == to - 1 ? "" : Text.key(pieces, from, to - 1) + "-";
            var all = new ArrayList<Position>();
            for (long number = first; number <= last; number++) {
                var digits = Long.toString(number);
                var key = prefix + "0".repeat(low.length() - digits.length()) + digits;
                for (var position : items.withNumber(key)) {
                    if (!all.contains(position)) {
                        all.add(position);
                    }
                }
            }
            reading.ranges.add(all);
            mention(end - 1, end, items.withNumber(prefix + pieces.get(end - 1).text()));
        }

        /// Numbers written with other separators or none, and those that fit after folding.
        private void folded() {
            forStretches(text, (from, end) -> {
                if (hidden.overlaps(
                        pieces.get(from).start(), pieces.get(end - 1).end())) {
                    return false;
                }
                var written = text.value()
                        .substring(pieces.get(from).start(), pieces.get(end - 1).end());
                var key = Text.foldedKey(written);
                var named = isWorthFolding(key) ? items.withFoldedNumber(key) : List.<Position>of();
                return !named.isEmpty() && take(from, end, written, named);
            });
        }

        private boolean take(int from, int end, String written, List<Position> named) {
            var exact = Text.compact(written);
            var asWritten = Text.key(pieces, from, end);
            var same = new ArrayList<Position>();
            var folded = new ArrayList<Position>();
            for (var position : named) {
                var number = position.item.numbers().stream()
                        .filter(own -> Text.compact(own).equals(exact))
                        .findFirst();
                if (number.isEmpty()) {
                    folded.add(position);
                } else if (!Text.numberKey(number.get()).equals(asWritten)) {
                    same.add(position);
                }
                // Else it needs no folding and was already weighed as a number, and rejected.
            }
            if (!same.isEmpty() && exact.length() >= SHORTEST_JOINED) {
                mention(from, end, same);
                return true;
            }
            if (!folded.isEmpty()) {
                taken.add(new int[] {from, end});
                reading.folded.add(new Mention(written, folded));
            }
            return !folded.isEmpty();
        }
    }

    /// Takes the stretch of pieces `from`…`end` - 1.
    interface Stretch {

        /// @return whether it was of use, so that what lies in it need not be looked at
        boolean take(int from, int end);
    }

    /// Stretches of the text that may be one number: up to three words, one word, the parts of a word between
    /// slashes; the longest first.
    static void forStretches(Text text, Stretch stretch) {
        int at = 0;
        while (at < text.pieces().size()) {
            int taken = -1;
            for (int words = MOST_WORDS; words >= 1 && taken < 0; words--) {
                int end = endOfWords(text, at, words);
                if (end > 0 && stretch.take(at, end)) {
                    taken = end;
                }
            }
            int end = endOfWords(text, at, 1);
            if (taken < 0) {
                partsBetweenSlashes(text, at, end, stretch);
            }
            at = Math.max(taken, end);
        }
    }

    private static void partsBetweenSlashes(Text text, int from, int end, Stretch stretch) {
        int start = from;
        for (int i = from + 1; i <= end; i++) {
            boolean slash = i < end && text.separatorBefore(i).equals("/");
            boolean partial = start > from || i < end;
            if ((slash || i == end) && partial) {
                stretch.take(start, i);
                start = i;
            }
        }
    }

    /// @return the index after so many words from here on, or -1 when they are not there
    private static int endOfWords(Text text, int from, int words) {
        int size = text.pieces().size();
        int end = from;
        for (int word = 0; word < words; word++) {
            if (end >= size || (word > 0 && !text.separatorBefore(end).equals(" "))) {
                return -1;
            }
            end++;
            while (end < size && isTight(text.separatorBefore(end))) {
                end++;
            }
        }
        return end;
    }
}
