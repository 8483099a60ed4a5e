package io.tieout.dataimport;

import io.tieout.sheet.UploadedSheet;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/// A file with what its sender says of it.
public record SentFile(String name, UploadedSheet sheet, ColumnMapping mapping, ControlTotals totals) {

    /// @param encoding of CSV without byte order mark; UTF-8 when null
    /// @param mapping what [ColumnMapping#read] reads
    public static SentFile of(
            MultipartFile file,
            @Nullable String encoding,
            @Nullable String mapping,
            @Nullable Integer expectedRows,
            @Nullable String expectedSha256)
            throws IOException {
        return new SentFile(
                Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                new UploadedSheet(file.getBytes(), encoding),
                ColumnMapping.read(mapping),
                new ControlTotals(expectedRows, expectedSha256));
    }
}
