package io.tieout.ledger.monthend;

import io.tieout.ledger.report.MonthEnd;
import io.tieout.ledger.report.MonthEndReport;
import io.tieout.ledger.report.PrintedReport;
import io.tieout.ledger.report.Table;
import io.tieout.paper.TextNotPrintable;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes the files of a set into an archive: nothing in it says when or where it was made.
final class MonthEndArchive implements AutoCloseable {

    /// The same for every file. Not the first date that the format knows: beside that one the JDK writes a second time,
    /// which depends on the machine's zone.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;
    private final Function<Object, byte[]> json;
    private final String company;
    private final List<MonthEndFile> files = new ArrayList<>();
    private final List<String> notPrinted = new ArrayList<>();

    /// @param json writes a value as JSON, always in the same way
    /// @param company its name, as it stands on paper
    MonthEndArchive(OutputStream out, Function<Object, byte[]> json, String company) {
        this.company = company;
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.json = json;
    }

    private record Manifest(
            UUID companyId, String period, String knownAt, List<MonthEndFile> files, List<String> notPrinted) {}

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    void add(MonthEndReport report) throws IOException {
        switch (report) {
            case MonthEndReport.Whole whole -> {
                file(whole.name() + ".json", out -> out.write(json.apply(whole.report())));
                var csv = whole.report().table().toCsv();
                file(whole.name() + ".csv", out -> out.write(csv.getBytes(StandardCharsets.UTF_8)));
                print(whole);
            }
            case MonthEndReport.Streamed streamed -> {
                file(streamed.name() + ".json", out -> writeJson(streamed, out));
                file(streamed.name() + ".csv", out -> writeCsv(streamed, out));
            }
        }
    }

    /// A name in letters that we cannot print keeps nobody from the figures: the list of files says what is missing.
    private void print(MonthEndReport.Whole whole) throws IOException {
        try {
            var pdf = PrintedReport.of(whole.report(), company);
            file(whole.name() + ".pdf", out -> out.write(pdf));
        } catch (TextNotPrintable e) {
            notPrinted.add(whole.name() + ": " + e.detail());
        }
    }

    /// Adds the list of all files and what they must come to.
    List<MonthEndFile> finish(MonthEnd month) throws IOException {
        var manifest = new Manifest(
                month.companyId(),
                month.month().toString(),
                month.knownAt(),
                List.copyOf(files),
                List.copyOf(notPrinted));
        file("manifest.json", out -> out.write(json.apply(manifest)));
        zip.finish();
        return List.copyOf(files);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void writeJson(MonthEndReport.Streamed report, OutputStream out) throws IOException {
        out.write('[');
        var separator = new byte[][] {"\n".getBytes(StandardCharsets.US_ASCII)};
        pass(report, row -> {
            out.write(separator[0]);
            out.write(json.apply(named(report.header(), row)));
            separator[0] = ",\n".getBytes(StandardCharsets.US_ASCII);
        });
        out.write("\n]".getBytes(StandardCharsets.US_ASCII));
    }

    private static void writeCsv(MonthEndReport.Streamed report, OutputStream out) throws IOException {
        out.write(Table.csvLine(report.header()).getBytes(StandardCharsets.UTF_8));
        pass(report, row -> out.write(Table.csvLine(row).getBytes(StandardCharsets.UTF_8)));
    }

    private interface RowContent {
        void write(List<@Nullable Object> row) throws IOException;
    }

    private static void pass(MonthEndReport.Streamed report, RowContent content) throws IOException {
        try {
            report.rows().accept((List<@Nullable Object> row) -> {
                try {
                    content.write(row);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private static Map<String, Object> named(List<String> header, List<@Nullable Object> row) {
        var named = new LinkedHashMap<String, Object>();
        for (int column = 0; column < header.size(); column++) {
            var cell = row.get(column);
            if (cell != null) {
                named.put(header.get(column), cell);
            }
        }
        return named;
    }

    private void file(String name, Content content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        var measured = new Measured(zip);
        var buffered = new BufferedOutputStream(measured);
        content.write(buffered);
        buffered.flush();
        zip.closeEntry();
        files.add(new MonthEndFile(name, measured.size, measured.sha256()));
    }

    /// Counts and hashes what passes through, and leaves open what it writes to.
    static final class Measured extends FilterOutputStream {

        private final MessageDigest digest;
        private long size;

        Measured(OutputStream out) {
            super(out);
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            digest.update(bytes, offset, length);
            size += length;
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }

        long size() {
            return size;
        }
    }
}
