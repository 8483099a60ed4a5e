package io.tieout.reconciliation.matching;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds what may be a structured reference in a text. References are printed in groups; spaces between them are
/// layout.
final class References {

    private static final Pattern BELGIAN =
            Pattern.compile("[+*]{3}\\s*(\\d{3})\\s*/\\s*(\\d{4})\\s*/\\s*(\\d{5})\\s*[+*]{3}");
    private static final int LONGEST = 27;
    private static final int SHORTEST_PLAIN = 6;
    private static final int MOST_GROUPS = 9;

    /// A stretch of the text whose compact form may be a reference.
    record Candidate(String compact, int start, int end) {}

    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Candidate> broken = new ArrayList<>();

    private References() {}

    /// What to look up, the longest first at each place.
    List<Candidate> candidates() {
        return candidates;
    }

    /// What can only be a reference and has wrong check digits.
    List<Candidate> broken() {
        return broken;
    }

    static References in(Text text) {
        var found = new References();
        found.belgian(text.value());
        found.groups(text);
        return found;
    }

    /// A reference delivered in a field of its own, perhaps behind the name of its scheme.
    static References inField(String structured) {
        var found = new References();
        var text = Text.of(structured);
        var pieces = text.pieces();
        var scheme = pieces.size() < 2 || text.separatorBefore(1).isEmpty()
                ? null
                : ReferenceScheme.named(pieces.getFirst().text());
        var compact = Text.compact(
                scheme == null
                        ? structured
                        : text.value().substring(pieces.get(1).start()));
        if (compact.isEmpty()) {
            return found;
        }
        var candidate = new Candidate(compact, 0, 0);
        boolean belgian = BELGIAN.matcher(text.value()).find();
        if (ReferenceScheme.isBroken(compact)
                || (belgian && !ReferenceScheme.BELGIAN.accepts(compact))
                || (scheme != null && !scheme.accepts(compact))
                || (compact.startsWith("SI")
                        && ReferenceScheme.SLOVENIAN.looksLike(compact)
                        && !ReferenceScheme.SLOVENIAN.isValid(compact))) {
            found.broken.add(candidate);
        } else {
            found.candidates.add(candidate);
        }
        return found;
    }

    /// Figures as they stand, each run of digit groups as one.
    static List<String> figures(Text text) {
        var figures = new ArrayList<String>();
        var pieces = text.pieces();
        int at = 0;
        while (at < pieces.size()) {
            var figure = new StringBuilder();
            int from = at;
            while (at < pieces.size()
                    && (at == from
                            || isLayout(text.separatorBefore(at))
                            || text.separatorBefore(at).equals("/"))) {
                boolean letters = !pieces.get(at).isDigits();
                if (letters && (pieces.get(at).text().length() > 2 || at > from)) {
                    break;
                }
                figure.append(pieces.get(at).text());
                at++;
            }
            at = Math.max(at, from + 1);
            if (figure.length() >= 6) {
                figures.add(figure.toString());
            }
        }
        return figures;
    }

    Set<String> lookups() {
        var keys = new LinkedHashSet<String>();
        candidates.forEach(candidate -> keys.addAll(ReferenceScheme.keys(candidate.compact())));
        return keys;
    }

    private void belgian(String text) {
        if (text.indexOf("+++") < 0 && text.indexOf("***") < 0) {
            return;
        }
        var match = BELGIAN.matcher(text);
        while (match.find()) {
            var candidate = new Candidate(match.group(1) + match.group(2) + match.group(3), match.start(), match.end());
            (ReferenceScheme.BELGIAN.isValid(candidate.compact()) ? candidates : broken).add(candidate);
        }
    }

    private void groups(Text text) {
        var pieces = text.pieces();
        int tokens = pieces.size();
        for (int from = 0; from < tokens; from++) {
            if (!startsToken(text, from)) {
                continue;
            }
            var scheme = ReferenceScheme.named(pieces.get(from).text());
            if (isPrefixed(text, from, "RF")) {
                prefixed(text, from, ReferenceScheme.CREDITOR_REFERENCE);
            } else if (isPrefixed(text, from, "SI") || isPrefixed(text, from, "HR")) {
                prefixed(text, from, ReferenceScheme.SLOVENIAN);
            } else if (scheme != null) {
                labelled(text, from, scheme);
            } else if (pieces.get(from).isDigits()) {
                digits(text, from);
            } else {
                token(text, from);
            }
        }
    }

    private static boolean startsToken(Text text, int piece) {
        if (piece == 0) {
            return true;
        }
        return !text.separatorBefore(piece).isEmpty()
                || text.pieces().get(piece - 1).kind() == Text.PieceKind.IDEOGRAPHS;
    }

    private static boolean endsToken(Text text, int piece) {
        return piece + 1 == text.pieces().size()
                || !text.separatorBefore(piece + 1).isEmpty()
                || text.pieces().get(piece + 1).kind() == Text.PieceKind.IDEOGRAPHS;
    }

    private static boolean isPrefixed(Text text, int from, String prefix) {
        var pieces = text.pieces();
        return pieces.get(from).text().equals(prefix)
                && from + 1 < pieces.size()
                && pieces.get(from + 1).isDigits()
                && pieces.get(from + 1).text().length() >= 2
                // "SI" and "HR" are also words.
                && (prefix.equals("RF")
                        ? text.separatorBefore(from + 1).isBlank()
                        : text.separatorBefore(from + 1).isEmpty());
    }

    /// Every end at a group boundary is tried: text may follow the reference. Only if none has the right check
    /// digits, what stands in digit groups behind the letters is a broken reference.
    private void prefixed(Text text, int from, ReferenceScheme scheme) {
        var pieces = text.pieces();
        var compact = new StringBuilder(pieces.get(from).text());
        var ends = new ArrayList<Candidate>();
        Candidate digitsOnly = null;
        boolean onlyDigits = true;
        for (int i = from + 1; i < pieces.size(); i++) {
            if (!isLayout(text.separatorBefore(i))
                    || compact.length() + pieces.get(i).text().length() > 25) {
                break;
            }
            compact.append(pieces.get(i).text());
            onlyDigits &= pieces.get(i).isDigits();
            if (endsToken(text, i)) {
                var candidate = new Candidate(
                        compact.toString(),
                        pieces.get(from).start(),
                        pieces.get(i).end());
                if (scheme.accepts(candidate.compact()) || candidate.compact().startsWith("HR")) {
                    ends.addFirst(candidate);
                }
                if (onlyDigits || digitsOnly == null) {
                    digitsOnly = candidate;
                }
            }
        }
        candidates.addAll(ends);
        if (ends.isEmpty() && digitsOnly != null && digitsOnly.compact().length() >= shortestBroken(scheme)) {
            broken.add(digitsOnly);
        }
    }

    /// `SI1200045` may as well be somebody's invoice number.
    private static int shortestBroken(ReferenceScheme scheme) {
        return scheme == ReferenceScheme.CREDITOR_REFERENCE ? 8 : 11;
    }

    /// A figure behind the name of its scheme: the name says that its check digits must be right.
    private void labelled(Text text, int label, ReferenceScheme scheme) {
        var pieces = text.pieces();
        int from = label + 1;
        while (from < pieces.size() && Words.is(pieces.get(from), Words.Meaning.NUMBER)) {
            from++;
        }
        if (from >= pieces.size()
                || !pieces.get(from).isDigits()
                || text.separatorBefore(from).strip().length() > 1) {
            return;
        }
        var compact = new StringBuilder();
        var ends = new ArrayList<Candidate>();
        for (int i = from; i < pieces.size() && pieces.get(i).isDigits(); i++) {
            if (i > from && !isGrouping(text.separatorBefore(i))) {
                break;
            }
            compact.append(pieces.get(i).text());
            if (endsToken(text, i) && compact.length() <= LONGEST) {
                ends.addFirst(new Candidate(
                        compact.toString(),
                        pieces.get(from).start(),
                        pieces.get(i).end()));
            }
        }
        var valid = ends.stream().filter(end -> scheme.accepts(end.compact())).toList();
        candidates.addAll(valid);
        if (valid.isEmpty() && !ends.isEmpty() && ends.getFirst().compact().length() >= 4) {
            broken.add(ends.getFirst());
        }
    }

    private static boolean isGrouping(String separator) {
        return separator.equals(" ") || separator.equals("/") || separator.equals("-") || separator.equals(".");
    }

    private static boolean isLayout(String separator) {
        return separator.isEmpty() || separator.equals(" ") || separator.equals(".") || separator.equals("-");
    }

    private void digits(Text text, int from) {
        var pieces = text.pieces();
        var compact = new StringBuilder();
        var ends = new ArrayList<Candidate>();
        for (int i = from; i < pieces.size() && i < from + MOST_GROUPS; i++) {
            var separator = i == from ? "" : text.separatorBefore(i);
            if (!pieces.get(i).isDigits() || (i > from && !isGrouping(separator))) {
                break;
            }
            compact.append(pieces.get(i).text());
            if (compact.length() > LONGEST) {
                break;
            }
            if (endsToken(text, i) && compact.length() >= SHORTEST_PLAIN) {
                ends.addFirst(new Candidate(
                        compact.toString(),
                        pieces.get(from).start(),
                        pieces.get(i).end()));
            }
        }
        for (var candidate : ends) {
            boolean whole = candidate.equals(ends.getFirst());
            if (!ReferenceScheme.isBroken(candidate.compact()) && !(whole && isBrokenBelgian(text, from, candidate))) {
                candidates.add(candidate);
            } else if (whole && !continuesBefore(text, from)) {
                broken.add(candidate);
            }
        }
    }

    /// `012/3456/78939` is in its print layout even without the marks around it.
    private static boolean isBrokenBelgian(Text text, int from, Candidate candidate) {
        var pieces = text.pieces();
        return candidate.compact().length() == 12
                && pieces.get(from).text().length() == 3
                && pieces.get(from + 1).text().length() == 4
                && text.separatorBefore(from + 1).equals("/")
                && text.separatorBefore(from + 2).equals("/")
                && !ReferenceScheme.BELGIAN.isValid(candidate.compact());
    }

    private static boolean continuesBefore(Text text, int from) {
        return from > 0
                && text.pieces().get(from - 1).isDigits()
                && text.separatorBefore(from).equals(" ");
    }

    private void token(Text text, int from) {
        var pieces = text.pieces();
        var compact = new StringBuilder();
        for (int i = from;
                i < pieces.size() && (i == from || text.separatorBefore(i).isEmpty());
                i++) {
            compact.append(pieces.get(i).text());
            if (endsToken(text, i)) {
                if (compact.length() >= SHORTEST_PLAIN && compact.length() <= 35 && i > from) {
                    candidates.add(new Candidate(
                            compact.toString(),
                            pieces.get(from).start(),
                            pieces.get(i).end()));
                }
                return;
            }
        }
    }
}
