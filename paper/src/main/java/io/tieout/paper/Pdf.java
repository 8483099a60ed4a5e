package io.tieout.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/// Prints on A4, upright while the columns fit, else across. Lengths are in thousandths of a point.
public final class Pdf {

    private static final int POINT = 1_000;
    private static final int SHORT_SIDE = 595 * POINT;
    private static final int LONG_SIDE = 842 * POINT;
    private static final int MARGIN = 40 * POINT;
    private static final int GAP = 8 * POINT;
    private static final int TITLE_SIZE = 15;
    private static final int TEXT_SIZE = 9;
    private static final int SMALLEST_SIZE = 5;
    private static final int READABLE = 110 * POINT;
    private static final int NARROWEST = 40 * POINT;

    private final PDDocument document = new PDDocument();
    private final Fonts fonts = new Fonts(document);
    private final Printout printout;
    private final List<PDPageContentStream> pages = new ArrayList<>();
    private boolean across;
    private int size = TEXT_SIZE;
    private int[] widths = {};
    private int y;

    private Pdf(Printout printout) {
        this.printout = printout;
    }

    /// @return the whole document
    public static byte[] of(Printout printout) {
        var pdf = new Pdf(printout);
        try (var document = pdf.document) {
            pdf.layOut();
            pdf.write();
            // The document's own id comes from it and the content, and from the clock where it is absent.
            document.setDocumentId(0L);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Shrinks the type before it breaks words, and breaks words before it refuses.
    private void layOut() throws IOException {
        var natural = new int[printout.columns().size()];
        for (int column = 0; column < natural.length; column++) {
            natural[column] =
                    fonts.width(Fonts.plain(printout.columns().get(column).header()));
            for (var row : printout.rows()) {
                natural[column] = Math.max(natural[column], fonts.width(Fonts.plain(row.get(column))));
            }
        }
        for (size = TEXT_SIZE; size >= SMALLEST_SIZE; size--) {
            var upright = narrowed(natural, room(SHORT_SIDE), READABLE);
            across = upright == null;
            var fitted = across ? narrowed(natural, room(LONG_SIDE), NARROWEST) : upright;
            if (fitted != null) {
                widths = fitted;
                return;
            }
        }
        size = SMALLEST_SIZE;
        widths = equal(room(LONG_SIDE));
    }

    private int room(int side) {
        return side - 2 * MARGIN - GAP * Math.max(0, printout.columns().size() - 1);
    }

    /// The figures' columns as wide as they need, the others as narrow as they must; null when that is too narrow.
    private int @Nullable [] narrowed(int[] natural, int room, int narrowest) {
        var fitted = IntStream.of(natural).map(width -> width * size).toArray();
        int over = IntStream.of(fitted).sum() - room;
        while (over > 0) {
            int widest = -1;
            for (int column = 0; column < fitted.length; column++) {
                if (!printout.columns().get(column).figure() && (widest < 0 || fitted[column] > fitted[widest])) {
                    widest = column;
                }
            }
            if (widest < 0 || fitted[widest] <= narrowest) {
                return null;
            }
            int less = Math.min(over, Math.max(POINT, fitted[widest] / 10));
            less = Math.min(less, fitted[widest] - narrowest);
            fitted[widest] -= less;
            over -= less;
        }
        return fitted;
    }

    private int[] equal(int room) {
        int columns = Math.max(1, printout.columns().size());
        return IntStream.range(0, columns).map(column -> room / columns).toArray();
    }

    private void write() throws IOException {
        newPage();
        text(Fonts.plain(printout.title()), MARGIN, y, TITLE_SIZE);
        y -= 2 * TITLE_SIZE * POINT;
        paragraph(printout.lines());
        header();
        int first = printout.rows().size() - printout.sums();
        for (int index = 0; index < printout.rows().size(); index++) {
            if (index == first) {
                rule();
            }
            row(printout.rows().get(index));
        }
        y -= lineHeight();
        paragraph(printout.closing());
        for (int page = 0; page < pages.size(); page++) {
            var number = (page + 1) + " / " + pages.size();
            var stream = pages.get(page);
            text(stream, number, width() - MARGIN - fonts.width(number) * TEXT_SIZE, MARGIN / 2, TEXT_SIZE);
            stream.close();
        }
    }

    private void paragraph(List<String> lines) throws IOException {
        for (var line : lines) {
            for (var piece : broken(Fonts.plain(line), width() - 2 * MARGIN)) {
                makeRoom(1);
                text(piece, MARGIN, y, size);
                y -= lineHeight();
            }
        }
        y -= lineHeight() / 2;
    }

    private void header() throws IOException {
        if (!printout.columns().isEmpty()) {
            cells(printout.columns().stream().map(Printout.Column::header).toList());
            rule();
        }
    }

    private void row(List<String> cells) throws IOException {
        int pages = this.pages.size();
        int height = 0;
        for (int column = 0; column < cells.size(); column++) {
            height = Math.max(
                    height,
                    broken(Fonts.plain(cells.get(column)), widths[column]).size());
        }
        makeRoom(height);
        if (this.pages.size() > pages) {
            header();
        }
        cells(cells);
    }

    private void cells(List<String> cells) throws IOException {
        int x = MARGIN;
        int lowest = y;
        for (int column = 0; column < cells.size(); column++) {
            int line = y;
            for (var piece : broken(Fonts.plain(cells.get(column)), widths[column])) {
                boolean right = printout.columns().get(column).figure();
                text(piece, right ? x + widths[column] - fonts.width(piece) * size : x, line, size);
                line -= lineHeight();
            }
            lowest = Math.min(lowest, line);
            x += widths[column] + GAP;
        }
        y = Math.min(lowest, y - lineHeight());
    }

    private void rule() throws IOException {
        var stream = pages.getLast();
        float level = points(y + lineHeight() - 2 * POINT);
        stream.setLineWidth(0.5f);
        stream.moveTo(points(MARGIN), level);
        stream.lineTo(points(width() - MARGIN), level);
        stream.stroke();
        y -= 3 * POINT;
    }

    /// Begins a new page when so many lines do not fit on this one.
    private void makeRoom(int lines) throws IOException {
        if (y - lines * lineHeight() < MARGIN) {
            newPage();
        }
    }

    private void newPage() throws IOException {
        var page = new PDPage(across ? new PDRectangle(points(LONG_SIDE), points(SHORT_SIDE)) : PDRectangle.A4);
        document.addPage(page);
        pages.add(new PDPageContentStream(document, page));
        y = (across ? SHORT_SIDE : LONG_SIDE) - MARGIN - TITLE_SIZE * POINT;
    }

    /// Lines that are no wider than this, broken at spaces where there are some; Chinese is broken anywhere.
    private List<String> broken(String text, int width) throws IOException {
        if (fonts.width(text) * size <= width) {
            return List.of(text);
        }
        var lines = new ArrayList<String>();
        var rest = text;
        while (fonts.width(rest) * size > width) {
            int end = 0;
            int space = 0;
            while (end < rest.length()) {
                int next = rest.offsetByCodePoints(end, 1);
                if (end > 0 && fonts.width(rest.substring(0, next)) * size > width) {
                    break;
                }
                end = next;
                if (rest.charAt(end - 1) == ' ') {
                    space = end;
                }
            }
            int cut = space > 0 && end < rest.length() ? space : end;
            lines.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut);
        }
        if (!rest.isBlank()) {
            lines.add(rest);
        }
        return lines;
    }

    private void text(String text, int x, int level, int size) throws IOException {
        text(pages.getLast(), text, x, level, size);
    }

    private void text(PDPageContentStream stream, String text, int x, int level, int size) throws IOException {
        int start = x;
        for (var run : fonts.runs(text)) {
            stream.beginText();
            stream.setFont(run.font(), size);
            stream.newLineAtOffset(points(start), points(level));
            stream.showText(run.text());
            stream.endText();
            start += Math.round(run.font().getStringWidth(run.text())) * size;
        }
    }

    private int width() {
        return across ? LONG_SIDE : SHORT_SIDE;
    }

    private int lineHeight() {
        return size * POINT * 14 / 10;
    }

    private static float points(int thousandths) {
        return thousandths / (float) POINT;
    }
}
