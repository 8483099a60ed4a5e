package io.tieout.reconciliation.bankstatement;

import io.tieout.reconciliation.statementfile.FileInspection;
import io.tieout.reconciliation.statementfile.Finding;
import io.tieout.reconciliation.statementfile.StatementFile;
import io.tieout.reconciliation.statementfile.StatementFormats;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Inspects statement files without a server: `StatementInspection FILE…` prints one JSON object a line and file.
///
/// Ends with 0 when every file may be used, 1 when one is rejected, 2 when none was given.
public final class StatementInspection {

    private static final JsonFactory JSON = new JsonFactory();

    private StatementInspection() {}

    public static void main(String[] files) {
        var out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (files.length == 0) {
            System.err.println("usage: statement inspect FILE…");
            System.exit(2);
        }
        boolean usable = true;
        for (var file : files) {
            var inspection = inspect(file);
            usable &= inspection.outcome() != FileInspection.Outcome.REJECT;
            out.println(toJson(inspection));
        }
        if (!usable) {
            System.exit(1);
        }
    }

    static FileInspection inspect(String file) {
        try {
            return StatementFormats.inspect(StatementFile.of(Path.of(file)), null);
        } catch (IOException | java.io.UncheckedIOException e) {
            return FileInspection.unreadable(file);
        }
    }

    static String toJson(FileInspection inspection) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("file", inspection.file());
            json.writeStringProperty("outcome", inspection.outcome().name().toLowerCase(Locale.ROOT));
            string(
                    json,
                    "format",
                    inspection.format() == null ? null : inspection.format().label());
            string(json, "profile", inspection.profile());
            json.writeNumberProperty("statements", inspection.statements());
            json.writeNumberProperty("transactions", inspection.transactions());
            string(json, "opening", plain(inspection.opening()));
            string(json, "closing", plain(inspection.closing()));
            string(json, "currency", inspection.currency());
            string(json, "credits", plain(inspection.credits()));
            string(json, "debits", plain(inspection.debits()));
            json.writeArrayPropertyStart("warnings");
            for (var warning : inspection.warnings()) {
                finding(json, warning, false);
            }
            json.writeEndArray();
            json.writeName("error");
            var error = inspection.error();
            if (error.isPresent()) {
                finding(json, error.get(), true);
            } else {
                json.writeNull();
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void finding(JsonGenerator json, Finding finding, boolean position) {
        json.writeStartObject();
        json.writeStringProperty("code", finding.code());
        json.writeStringProperty("detail", finding.detail());
        if (position || finding.position() != null) {
            string(json, "position", finding.position());
        }
        json.writeEndObject();
    }

    private static void string(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
