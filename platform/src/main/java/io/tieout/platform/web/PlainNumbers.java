package io.tieout.platform.web;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/// Numbers in an address as this API documents them. The library also takes digits of other scripts, hexadecimal
/// ones, a plus sign and blanks, and each place would read `010` its own way.
final class PlainNumbers {

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)([.][0-9]+)?");

    private static final Map<Class<?>, Pattern> FORMS = Map.of(
            int.class, WHOLE,
            Integer.class, WHOLE,
            long.class, WHOLE,
            Long.class, WHOLE,
            BigDecimal.class, DECIMAL);

    private PlainNumbers() {}

    /// Whether a text can be read as the type, which may be no number at all. No text is no number: it counts as
    /// absent.
    static boolean fits(String text, Class<?> type) {
        var form = FORMS.get(type);
        return form == null || text.isEmpty() || form.matcher(text).matches();
    }
}
