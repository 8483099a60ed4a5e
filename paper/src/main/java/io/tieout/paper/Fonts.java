package io.tieout.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The fonts of one document: letters first, and what they lack from the other one, which is read only when needed.
final class Fonts {

    private static final List<Source> SOURCES =
            List.of(new Source("DejaVuSansCondensed.ttf"), new Source("DroidSansFallbackFull.ttf"));

    /// Scripts whose characters can be set one after the other, from left to right.
    private static final Set<UnicodeScript> SET_SIMPLY = Set.of(
            UnicodeScript.COMMON,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HANGUL);

    private final PDDocument document;
    private final List<Loaded> loaded = new ArrayList<>();

    Fonts(PDDocument document) {
        this.document = document;
    }

    /// Text in one font.
    record Run(PDFont font, String text) {}

    private record Loaded(PDFont font, CmapLookup characters) {

        boolean has(int character) {
            return characters.getGlyphId(character) != 0;
        }
    }

    /// A font's file, kept in memory.
    private static final class Source {

        private final byte[] file;

        Source(String name) {
            file = read(name);
        }

        private static byte[] read(String name) {
            try (var in = Objects.requireNonNull(Fonts.class.getResourceAsStream("/fonts/" + name), name)) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Loaded in(PDDocument document) throws IOException {
            var font = new TTFParser().parse(new RandomAccessReadBuffer(file));
            return new Loaded(PDType0Font.load(document, font, true), font.getUnicodeCmapLookup());
        }
    }

    /// One form for each character, and spaces for what has none, such as tabs and line ends.
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\s\\p{Cntrl}]+", " ");
    }

    /// @param text plain
    List<Run> runs(String text) throws IOException {
        var runs = new ArrayList<Run>();
        var current = new StringBuilder();
        PDFont font = null;
        for (int character : text.codePoints().toArray()) {
            var next = fontOf(text, character);
            if (font != null && !next.equals(font)) {
                runs.add(new Run(font, current.toString()));
                current.setLength(0);
            }
            font = next;
            current.appendCodePoint(character);
        }
        if (font != null) {
            runs.add(new Run(font, current.toString()));
        }
        return runs;
    }

    /// @param text plain
    /// @return in thousandths of the font's size
    int width(String text) throws IOException {
        int width = 0;
        for (var run : runs(text)) {
            width += Math.round(run.font().getStringWidth(run.text()));
        }
        return width;
    }

    private PDFont fontOf(String text, int character) throws IOException {
        if (SET_SIMPLY.contains(UnicodeScript.of(character))) {
            for (int index = 0; index < SOURCES.size(); index++) {
                if (loaded.size() == index) {
                    loaded.add(SOURCES.get(index).in(document));
                }
                if (loaded.get(index).has(character)) {
                    return loaded.get(index).font();
                }
            }
        }
        throw new TextNotPrintable(text, character);
    }
}
