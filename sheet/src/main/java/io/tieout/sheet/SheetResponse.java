package io.tieout.sheet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;

/// A table that a caller gets as a file, written while it is read.
public final class SheetResponse {

    private final SheetFormat format;
    private final String name;
    private final boolean bom;

    private SheetResponse(SheetFormat format, String name, boolean bom) {
        this.format = format;
        this.name = name;
        this.bom = bom;
    }

    /// @param extension `csv` or `xlsx`
    /// @param name of the file without extension, and of the sheet
    /// @param bom whether CSV says by its first character that it is UTF-8, without which Excel guesses
    public static SheetResponse of(String extension, String name, boolean bom) {
        return new SheetResponse(SheetFormat.find(extension).orElseThrow(UnsupportedFormat::new), name, bom);
    }

    public SheetFormat format() {
        return format;
    }

    public void send(HttpServletResponse response, Content content) throws IOException {
        response.setContentType(format.mediaType());
        if (format == SheetFormat.CSV) {
            response.setCharacterEncoding(StandardCharsets.UTF_8);
        }
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "." + format.extension() + "\"");
        // Closed only when all is written: half a file must not look like a whole one.
        var sheet = format.open(response.getOutputStream(), name, bom);
        content.writeTo(sheet);
        sheet.close();
    }

    /// What is in the table.
    @FunctionalInterface
    public interface Content {
        void writeTo(SheetWriter sheet) throws IOException;
    }
}
