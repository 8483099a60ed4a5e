package io.tieout.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.paper.Printout.Column;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfTest {

    private static final List<Column> COLUMNS = List.of(new Column("摘要", false), new Column("Jumlah", true));

    @Test
    void printsChineseAndIndonesianWithTheirFigures() {
        var pdf = Pdf.of(new Printout(
                "账单 INV-2026-000001",
                List.of("上海晨光贸易有限公司", "PT Cahaya Pagi, Jalan Jenderal Sudirman"),
                COLUMNS,
                List.of(
                        List.of("咨询服务（三月）", "1,250.00"),
                        List.of("Jasa konsultasi", "1.250.000,00"),
                        List.of("Größe €, カタカナ", "-0.01")),
                1,
                List.of("謝謝惠顧", "Terima kasih")));

        assertThat(Papers.text(pdf))
                .contains("账单 INV-2026-000001", "上海晨光贸易有限公司", "PT Cahaya Pagi, Jalan Jenderal Sudirman")
                .contains("咨询服务（三月） 1,250.00", "Jasa konsultasi 1.250.000,00", "カタカナ -0.01")
                .contains("摘要 Jumlah", "謝謝惠顧", "Terima kasih", "1 / 1");
        // Only the glyphs that are used, not the font's four megabytes.
        assertThat(pdf).hasSizeLessThan(60_000);
    }

    @Test
    void repeatsItsHeaderOnEachPage() throws IOException {
        var rows = IntStream.rangeClosed(1, 200)
                .mapToObj(row -> List.of("Row " + row, row + ".00"))
                .toList();

        var pdf = Pdf.of(new Printout("Long", List.of(), COLUMNS, rows, 0, List.of()));

        int pages = Papers.pages(pdf);
        assertThat(pages).isBetween(3, 5);
        var text = Papers.text(pdf);
        assertThat(text.lines().filter(line -> line.equals("摘要 Jumlah"))).hasSize(pages);
        assertThat(text.lines().filter(line -> line.startsWith("Row "))).hasSize(200);
        assertThat(text).contains("Row 200 200.00", pages + " / " + pages);
    }

    @Test
    void breaksLongTextsAndKeepsFigures() {
        var columns = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> new Column("Column " + number, number > 2))
                .toList();
        var row = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> number > 2 ? "1,234,567,890.12" : "很长的摘要".repeat(30))
                .toList();

        var text = Papers.text(Pdf.of(new Printout("Wide", List.of(), columns, List.of(row), 0, List.of())));

        assertThat(text.split("1,234,567,890.12", -1)).hasSize(11);
        assertThat(text.chars().filter(character -> character == '摘').count()).isEqualTo(60);
    }

    @Test
    void comesOutEqualByteForByte() {
        var printout = new Printout("Twice 两次", List.of("A"), COLUMNS, List.of(List.of("行", "1.00")), 0, List.of());

        assertThat(Pdf.of(printout)).isEqualTo(Pdf.of(printout));
    }

    @Test
    void setsLineEndsAndTabsAsSpacesAndJoinsAccents() {
        var text = Papers.text(
                Pdf.of(new Printout("One\nline\tonly", List.of("Cafe\u0301"), List.of(), List.of(), 0, List.of())));

        assertThat(text).contains("One line only", "Caf\u00e9");
    }

    /// Letters that join or stack, and pictures: they would come out as boxes, or in the wrong order.
    @ParameterizedTest
    @ValueSource(strings = {"شركة", "חברה", "บริษัท", "\uD83E\uDDFE", "\uD840\uDC00", "q\u0301\u0323"})
    void refusesWhatItCannotPrint(String text) {
        var printout = new Printout("T", List.of(), COLUMNS, List.of(List.of("A " + text, "1")), 0, List.of());

        assertThatExceptionOfType(TextNotPrintable.class)
                .isThrownBy(() -> Pdf.of(printout))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("text-not-printable");
                    assertThat(refusal.facts()).containsKey("character");
                });
    }
}
