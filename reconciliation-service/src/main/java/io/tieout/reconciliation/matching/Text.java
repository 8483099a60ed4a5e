package io.tieout.reconciliation.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text of a bank line in one form: NFKC (full-width digits, ligatures, `№`), upper case, cut into pieces of
/// letters, digits or ideographs. A number such as `INV-2024/00157` is the pieces `INV`, `2024`, `00157`, however it
/// is written.
final class Text {

    enum PieceKind {
        LETTERS,
        DIGITS,
        IDEOGRAPHS
    }

    /// @param start index of the first character in the text
    /// @param end index after the last one
    record Piece(String text, PieceKind kind, int start, int end) {

        boolean isDigits() {
            return kind == PieceKind.DIGITS;
        }
    }

    private final String value;
    private final List<Piece> pieces;

    private Text(String value) {
        this.value = value;
        this.pieces = cut(value);
    }

    static Text of(String raw) {
        return new Text(normalise(raw));
    }

    String value() {
        return value;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /// What stands between a piece and the one before it.
    String separatorBefore(int piece) {
        return piece == 0
                ? value.substring(0, pieces.get(0).start())
                : value.substring(pieces.get(piece - 1).end(), pieces.get(piece).start());
    }

    static String normalise(String raw) {
        var text = isAscii(raw) ? raw : Normalizer.normalize(raw, Normalizer.Form.NFKC);
        return text.toUpperCase(Locale.ROOT);
    }

    /// The form in which a document number is compared: its pieces joined by `-`.
    static String numberKey(String number) {
        var text = of(number);
        return key(text.pieces, 0, text.pieces.size());
    }

    static String key(List<Piece> pieces, int from, int to) {
        if (to == from + 1) {
            return pieces.get(from).text();
        }
        var key = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (i > from) {
                key.append('-');
            }
            key.append(pieces.get(i).text());
        }
        return key.toString();
    }

    /// Folds what scanners and people confuse: l, I and 1; O and 0. Separators are dropped.
    static String foldedKey(String number) {
        var text = normalise(number);
        var key = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case 'L', 'I', '|' -> key.append('1');
                case 'O' -> key.append('0');
                default -> {
                    if (Character.isLetterOrDigit(c)) {
                        key.append(c);
                    }
                }
            }
        }
        return key.toString();
    }

    /// Letters and digits only.
    static String compact(String raw) {
        var text = normalise(raw);
        var compact = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                compact.append(text.charAt(i));
            }
        }
        return compact.toString();
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static List<Piece> cut(String text) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (!Character.isLetterOrDigit(codePoint)) {
                at += Character.charCount(codePoint);
                continue;
            }
            var kind = kindOf(codePoint);
            int start = at;
            while (at < text.length()) {
                codePoint = text.codePointAt(at);
                if (!Character.isLetterOrDigit(codePoint) || kindOf(codePoint) != kind) {
                    break;
                }
                at += Character.charCount(codePoint);
            }
            pieces.add(new Piece(text.substring(start, at), kind, start, at));
        }
        return pieces;
    }

    private static PieceKind kindOf(int codePoint) {
        if (codePoint >= '0' && codePoint <= '9') {
            return PieceKind.DIGITS;
        }
        return codePoint > 0x2E00 && Character.isIdeographic(codePoint) ? PieceKind.IDEOGRAPHS : PieceKind.LETTERS;
    }
}
