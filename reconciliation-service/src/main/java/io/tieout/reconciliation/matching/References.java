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

    /// A reference delivered in a field of its own.
    static References inField(String structured) {
        var found = new References();
        var compact = Text.compact(structured);
        if (compact.isEmpty()) {
            return found;
        }
        var candidate = new Candidate(compact, 0, 0);
        boolean belgian = BELGIAN.matcher(structured).find();
        if (ReferenceScheme.isBroken(compact) || (belgian && !ReferenceScheme.BELGIAN.isValid(compact))) {
            found.broken.add(candidate);
        } else {
            found.candidates.add(candidate);
        }
        return found;
    }

    Set<String> lookups() {
        var keys = new LinkedHashSet<String>();
        candidates.forEach(candidate -> keys.add(candidate.compact()));
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
            if (isCreditorReference(text, from)) {
                creditorReference(text, from);
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

    private static boolean isCreditorReference(Text text, int from) {
        var pieces = text.pieces();
        return pieces.get(from).text().equals("RF")
                && from + 1 < pieces.size()
                && pieces.get(from + 1).isDigits()
                && pieces.get(from + 1).text().length() >= 2
                && text.separatorBefore(from + 1).isBlank();
    }

    /// Every end at a group boundary is tried: text may follow the reference. Only if none has the right check
    /// digits, what stands in digit groups behind `RF` is a broken reference.
    private void creditorReference(Text text, int from) {
        var pieces = text.pieces();
        var compact = new StringBuilder("RF");
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
                if (ReferenceScheme.CREDITOR_REFERENCE.looksLike(candidate.compact())
                        && ReferenceScheme.CREDITOR_REFERENCE.isValid(candidate.compact())) {
                    ends.addFirst(candidate);
                }
                if (onlyDigits || digitsOnly == null) {
                    digitsOnly = candidate;
                }
            }
        }
        candidates.addAll(ends);
        if (ends.isEmpty() && digitsOnly != null && digitsOnly.compact().length() >= 8) {
            broken.add(digitsOnly);
        }
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
            if (!pieces.get(i).isDigits() || (i > from && !separator.equals(" ") && !separator.equals("/"))) {
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
            if (!ReferenceScheme.isBroken(candidate.compact())) {
                candidates.add(candidate);
            } else if (whole && !continuesBefore(text, from)) {
                broken.add(candidate);
            }
        }
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
