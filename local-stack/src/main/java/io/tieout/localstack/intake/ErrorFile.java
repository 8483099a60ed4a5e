package io.tieout.localstack.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tieout.localstack.machine.LaunchFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// The refused rows of an import, as a CSV file.
record ErrorFile(Path path) {

    /// Replaces the file of an earlier run; without errors there is no file.
    void write(String source, List<RowError> errors) {
        try {
            if (errors.isEmpty()) {
                Files.deleteIfExists(path);
                return;
            }
            Files.createDirectories(path.toAbsolutePath().getParent());
            try (var csv = CsvWriter.builder().build(path, StandardCharsets.UTF_8)) {
                csv.writeRecord("file", "line", "column", "reason");
                errors.stream()
                        .sorted(Comparator.comparingLong(RowError::line).thenComparing(RowError::column))
                        .forEach(error ->
                                csv.writeRecord(source, String.valueOf(error.line()), error.column(), error.reason()));
            }
        } catch (IOException e) {
            throw new LaunchFailed("The error file " + path + " cannot be written: " + e.getMessage(), e);
        }
    }
}
