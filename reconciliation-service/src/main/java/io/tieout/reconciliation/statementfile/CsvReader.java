package io.tieout.reconciliation.statementfile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CSV files of any bank, by profile. A running balance proves the file like opening and closing balance do.
final class CsvReader implements StatementReader {

    private static final List<Character> DELIMITERS = List.of(';', ',', '\t', '|');
    private static final Charset CENTRAL_EUROPEAN = Charset.forName("windows-1250");

    @Override
    public boolean recognises(FileHead head) {
        if (head.profile() != null) {
            return true;
        }
        var text = head.text();
        boolean binary =
                text.chars().limit(4096).anyMatch(c -> c < 0x20 && c != '\t' && c != '\r' && c != '\n' && c != 0);
        return !binary && text.chars().anyMatch(c -> c == ',' || c == ';' || c == '\t' || c == '|');
    }

    @Override
    public Format format(FileHead head) {
        return Format.CSV;
    }

    @Override
    public void read(StatementFile file, FileHead head, StatementSink sink) {
        var layout = new CsvAssistant(sources(file, head.profile()), head.profile()).propose();
        sink.profile(layout.profile().name(), layout.toProfile());
        sink.statement(new TableStatement(1, layout, sink).read());
    }

    private static List<CsvSource> sources(StatementFile file, @Nullable CsvProfile wanted) {
        var sources = new ArrayList<CsvSource>();
        for (var charset : charsets(file, wanted)) {
            for (char delimiter : delimiters(wanted)) {
                sources.add(new CsvSource(file, charset, delimiter));
            }
        }
        return sources;
    }

    private static List<Charset> charsets(StatementFile file, @Nullable CsvProfile wanted) {
        if (wanted != null && wanted.encoding() != null) {
            return List.of(Charset.forName(wanted.encoding()));
        }
        var detected = TextEncoding.detect(file);
        boolean unicode =
                detected.equals(StandardCharsets.UTF_8) || detected.name().startsWith("UTF-16");
        return unicode || detected.name().startsWith("GB") ? List.of(detected) : List.of(detected, CENTRAL_EUROPEAN);
    }

    private static List<Character> delimiters(@Nullable CsvProfile wanted) {
        return wanted != null && wanted.delimiter() != null
                ? List.of(wanted.delimiter().charAt(0))
                : DELIMITERS;
    }
}
