package io.tieout.sheet;

import java.util.regex.Pattern;

/// A text that a spreadsheet would compute instead of showing: what a stranger entered as his name must not run on the
/// machine of whoever opens the file. An apostrophe before it keeps it a text, and is taken off again on the way in.
public final class FormulaText {

    /// With the apostrophes before it: a text that has one of its own gets a second one, and keeps the first.
    private static final Pattern GUARDABLE = Pattern.compile("'*[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20]");

    private FormulaText() {}

    public static String guard(String text) {
        return GUARDABLE.matcher(text).lookingAt() ? "'" + text : text;
    }

    public static String unguard(String text) {
        return text.startsWith("'") && GUARDABLE.matcher(text).lookingAt() ? text.substring(1) : text;
    }
}
