package io.tieout.customer.customerimport;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tieout.customer.sheet.FormulaText;
import io.tieout.customer.sheet.UnreadableWorkbook;
import io.tieout.customer.sheet.WorkbookReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A file as it was sent.
final class UploadedFile {

    private final String name;
    private final byte[] content;
    private final @Nullable String encoding;

    /// @param encoding stated by the sender
    UploadedFile(String name, byte[] content, @Nullable String encoding) {
        this.name = name;
        this.content = content;
        this.encoding = encoding;
    }

    String name() {
        return name;
    }

    boolean isWorkbook() {
        return WorkbookReader.isWorkbook(content);
    }

    /// As CSV: of a workbook, with the number of each row before it.
    String text() {
        return isWorkbook() ? workbookText() : FileText.decode(content, encoding);
    }

    private String workbookText() {
        if (encoding != null) {
            throw new UnreadableImport("A workbook has an encoding of its own; leave out " + encoding);
        }
        var csv = new StringWriter();
        var width = new int[1];
        try (var writer = CsvWriter.builder().build(csv)) {
            WorkbookReader.read(content, row -> {
                if (width[0] == 0) {
                    var headings = withoutEmptyEnd(row.cells());
                    width[0] = headings.size();
                    writer.writeRecord(Stream.concat(Stream.of(CustomerColumns.ROW), headings.stream())
                            .toList());
                    return;
                }
                writer.writeRecord(cells(row, width[0]));
            });
        } catch (UnreadableWorkbook e) {
            throw new UnreadableImport(e.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.toString();
    }

    private static List<String> cells(WorkbookReader.SheetRow row, int width) {
        var cells = new ArrayList<String>();
        cells.add(Integer.toString(row.number()));
        row.cells().stream().limit(width).map(FormulaText::guard).forEach(cells::add);
        if (row.cells().stream().skip(width).anyMatch(cell -> !cell.isBlank())) {
            throw new UnreadableImport("The row " + row.number() + " has a cell without a heading");
        }
        cells.addAll(Collections.nCopies(Math.max(0, width + 1 - cells.size()), ""));
        return cells;
    }

    private static List<String> withoutEmptyEnd(List<String> headings) {
        int end = headings.size();
        while (end > 0 && headings.get(end - 1).isBlank()) {
            end--;
        }
        return headings.subList(0, end);
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
