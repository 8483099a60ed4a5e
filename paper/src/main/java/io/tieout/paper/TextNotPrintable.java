package io.tieout.paper;

import io.tieout.platform.problem.RuleViolation;
import java.util.Locale;

public final class TextNotPrintable extends RuleViolation {

    TextNotPrintable(String text, int character) {
        super(
                "text-not-printable",
                "A text holds a character that cannot be printed",
                "There is no font for " + name(character) + " in: " + shortened(text));
        fact("character", name(character));
    }

    private static String name(int character) {
        return String.format(Locale.ROOT, "U+%04X", character);
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) > 80
                ? text.substring(0, text.offsetByCodePoints(0, 80)) + "…"
                : text;
    }
}
