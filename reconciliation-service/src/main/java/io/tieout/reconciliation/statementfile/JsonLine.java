package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes an inspection as one line of JSON, without a library: the command runs without the service around it.
public final class JsonLine {

    private final StringBuilder text = new StringBuilder();

    private JsonLine() {}

    public static String of(FileInspection inspection) {
        return new JsonLine().write(inspection).text.toString();
    }

    private JsonLine write(FileInspection inspection) {
        var format = inspection.format();
        text.append('{');
        name("file").string(inspection.file());
        name("outcome").string(inspection.outcome().name().toLowerCase(Locale.ROOT));
        name("format").string(format == null ? null : format.label());
        name("profile").string(inspection.profile());
        name("statements").text.append(inspection.statements());
        name("transactions").text.append(inspection.transactions());
        name("opening").amount(inspection.opening());
        name("closing").amount(inspection.closing());
        name("currency").string(inspection.currency());
        name("credits").amount(inspection.credits());
        name("debits").amount(inspection.debits());
        name("warnings").text.append('[');
        for (var warning : inspection.warnings()) {
            finding(warning);
        }
        text.append(']');
        name("error");
        inspection.error().ifPresentOrElse(this::finding, () -> string(null));
        name("import").text.append('{');
        name("outcome").string(inspection.importOutcome().name().toLowerCase(Locale.ROOT));
        name("profileNeeds").text.append('[');
        for (var field : inspection.profileNeeds()) {
            text.append(text.charAt(text.length() - 1) == '[' ? "" : ",");
            string(field);
        }
        text.append("]}}");
        return this;
    }

    private void finding(Finding finding) {
        if (text.charAt(text.length() - 1) == '}') {
            text.append(',');
        }
        text.append('{');
        name("code").string(finding.code());
        name("detail").string(finding.detail());
        name("position").string(finding.position());
        text.append('}');
    }

    private JsonLine name(String name) {
        if (text.charAt(text.length() - 1) != '{') {
            text.append(',');
        }
        string(name);
        text.append(':');
        return this;
    }

    private void amount(@Nullable BigDecimal amount) {
        string(amount == null ? null : amount.toPlainString());
    }

    private void string(@Nullable String value) {
        if (value == null) {
            text.append("null");
            return;
        }
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            escaped(value.charAt(i));
        }
        text.append('"');
    }

    private void escaped(char c) {
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else if (c < 0x20 || Character.isSurrogate(c)) {
            text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        } else {
            text.append(c);
        }
    }
}
