package io.tieout.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/// Reads printed documents again.
public final class Papers {

    private Papers() {}

    /// All words, in their order on the pages.
    public static String text(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            hasEmbeddedFontsOnly(document);
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int pages(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    private static void hasEmbeddedFontsOnly(PDDocument document) throws IOException {
        for (var page : document.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                var font = page.getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                // A subset's name begins with a tag.
                assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
            }
        }
    }
}
