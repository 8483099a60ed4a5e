package io.tieout.reconciliation.statementfile;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// The rows of a CSV file, one at a time; empty lines are left out.
final class CsvRows implements TableRows {

    private static final int MAX_ROW = 64 * 1024;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> rows;

    CsvRows(StatementFile file, Charset charset, char delimiter) {
        this.reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(MAX_ROW)
                .ofCsvRecord(reader(file, charset));
        this.rows = reader.iterator();
    }

    private static Reader reader(StatementFile file, Charset charset) {
        try {
            var text = new BufferedReader(new InputStreamReader(file.open(), charset), 64 * 1024);
            text.mark(1);
            if (text.read() != '\uFEFF') {
                text.reset();
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable TableRow next() {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            var row = rows.next();
            return new TableRow("line " + row.getStartingLineNumber(), row.getFields());
        } catch (CsvParseException e) {
            throw new UnreadableFile(
                    "csv-malformed",
                    "The file is no well-formed CSV: " + LineDraft.clean(String.valueOf(e.getMessage())),
                    null);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
