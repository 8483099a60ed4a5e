package io.tieout.reconciliation.statementfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Files of the test resources, and files that a test writes itself.
public final class Samples {

    private Samples() {}

    public static byte[] bytes(String name) {
        try (var in = Samples.class.getResourceAsStream("/samples/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StatementFile file(String name) {
        return StatementFile.of(name, bytes(name));
    }

    static StatementFile text(String content) {
        return StatementFile.of("written by the test", content.getBytes(StandardCharsets.UTF_8));
    }

    static StatementFile text(String content, String charset) {
        return StatementFile.of("written by the test", content.getBytes(Charset.forName(charset)));
    }

    static StatementFile zip(Map<String, byte[]> members) {
        return StatementFile.of("archive", zipBytes(members));
    }

    /// In the order of their names: that of a map may be another one in each run.
    public static byte[] zipBytes(Map<String, byte[]> members) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var member : new TreeMap<>(members).entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static FileInspection inspect(StatementFile file) {
        return StatementFormats.inspect(file, null);
    }

    static List<Statement> read(StatementFile file) {
        return read(file, null);
    }

    static List<Statement> read(StatementFile file, @Nullable CsvProfile profile) {
        var statements = new ArrayList<Statement>();
        StatementFormats.read(file, profile, new StatementSink() {
            @Override
            public void statement(Statement statement) {
                statements.add(statement);
            }

            @Override
            public void finding(Finding finding) {
                // The tests that look at findings inspect.
            }
        });
        return statements;
    }

    static String errorCode(FileInspection inspection) {
        return inspection.error().map(Finding::code).orElse("none");
    }
}
