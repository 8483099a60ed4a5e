package io.tieout.documenttotals;

import static io.tieout.documenttotals.Documents.EUR;
import static io.tieout.documenttotals.Documents.IDR;
import static io.tieout.documenttotals.Documents.JPY;
import static io.tieout.documenttotals.Documents.eur;
import static io.tieout.documenttotals.Documents.exclusive;
import static io.tieout.documenttotals.Documents.figures;
import static io.tieout.documenttotals.Documents.inclusive;
import static io.tieout.documenttotals.Documents.line;
import static io.tieout.documenttotals.Documents.rupiahWithoutSen;
import static io.tieout.documenttotals.Documents.times;
import static io.tieout.documenttotals.TaxMethod.PER_DOCUMENT;
import static io.tieout.documenttotals.TaxMethod.PER_LINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.platform.money.InvalidMoney;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTotalsTest {

    @Nested
    class WhereTaxIsRounded {

        @ParameterizedTest(name = "{0} {1}: tax {2}")
        @CsvSource({
            "PER_LINE,     HALF_UP,   0.33",
            "PER_DOCUMENT, HALF_UP,   0.32",
            "PER_LINE,     HALF_EVEN, 0.30",
            "PER_DOCUMENT, HALF_EVEN, 0.32",
            "PER_LINE,     DOWN,      0.30",
            "PER_DOCUMENT, DOWN,      0.31"
        })
        void threeSmallLinesHaveThreeLawfulTaxes(TaxMethod method, Rounding rounding, String tax) {
            var totals = DocumentTotals.of(exclusive(EUR, method, rounding), times(3, line("1.05", "10")));

            assertThat(totals.net()).isEqualTo(eur("3.15"));
            assertThat(totals.tax()).isEqualTo(eur(tax));
            assertThat(totals.total()).isEqualTo(eur("3.15").plus(eur(tax)));
        }

        @ParameterizedTest(name = "{0}: tax {1}")
        @CsvSource({"PER_LINE, 21", "PER_DOCUMENT, 23"})
        void yenTaxIsTruncatedPerLineOrOnce(TaxMethod method, String tax) {
            var totals = DocumentTotals.of(exclusive(JPY, method, Rounding.DOWN), times(3, line("99", "8")));

            assertThat(totals.tax().amount()).isEqualTo(tax);
        }

        @Test
        void linesShareATaxThatWasRoundedOnce() {
            var totals =
                    DocumentTotals.of(exclusive(EUR, PER_DOCUMENT, Rounding.HALF_UP), times(3, line("1.05", "10")));

            assertThat(totals.lines())
                    .extracting(LineTotals::tax)
                    .containsExactly(eur("0.11"), eur("0.11"), eur("0.10"));
        }

        @Test
        void eachRateIsRoundedByItself() {
            var totals = DocumentTotals.of(
                    exclusive(EUR, PER_DOCUMENT, Rounding.HALF_UP),
                    List.of(line("0.55", "10"), line("0.55", "20"), line("0.55", "10")));

            assertThat(totals.taxSubtotals())
                    .extracting(subtotal -> subtotal.taxRate().percent().intValue(), TaxSubtotal::net, TaxSubtotal::tax)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(10, eur("1.10"), eur("0.11")),
                            org.assertj.core.groups.Tuple.tuple(20, eur("0.55"), eur("0.11")));
        }

        @Test
        void equalRatesWrittenDifferentlyAreOne() {
            var totals = DocumentTotals.of(
                    exclusive(EUR, PER_DOCUMENT, Rounding.HALF_UP), List.of(line("1", "10"), line("1", "10.00")));

            assertThat(totals.taxSubtotals()).hasSize(1);
        }
    }

    @Nested
    class WhenPricesContainTheTax {

        @ParameterizedTest(name = "two of 379.00 with 21 %, {0}")
        @CsvSource({"PER_DOCUMENT, 626.45 + 131.55 = 758.00", "PER_LINE, 626.44 + 131.56 = 758.00"})
        void equalLinesCloseOnTheSumPaid(TaxMethod method, String figures) {
            var totals = DocumentTotals.of(inclusive(EUR, method), times(2, line("379.00", "21")));

            assertThat(figures(totals)).isEqualTo(figures);
        }

        @ParameterizedTest(name = "16,000 and 10,000 with 7 %, {0}")
        @CsvSource({"PER_DOCUMENT, 24299.07 + 1700.93 = 26000.00", "PER_LINE, 24299.06 + 1700.94 = 26000.00"})
        void unequalLinesCloseOnTheSumPaid(TaxMethod method, String figures) {
            var totals = DocumentTotals.of(inclusive(EUR, method), List.of(line("16000", "7"), line("10000", "7")));

            assertThat(figures(totals)).isEqualTo(figures);
        }

        @Test
        void truncationIsInTheCustomersFavour() {
            var rules = TotalsRules.of(JPY, PriceMode.TAX_INCLUSIVE, PER_LINE, Rounding.DOWN);

            assertThat(figures(DocumentTotals.of(rules, List.of(line("100", "8")))))
                    .isEqualTo("93 + 7 = 100");
        }
    }

    @Nested
    class TaxOnTheBookedBase {

        @ParameterizedTest
        @CsvSource({"PER_LINE", "PER_DOCUMENT"})
        void isComputedAfterTheLineIsRounded(TaxMethod method) {
            var totals = DocumentTotals.of(
                    exclusive(EUR, method, Rounding.HALF_UP), List.of(line("16", "348.35", "4", "22")));

            assertThat(figures(totals)).isEqualTo("5350.66 + 1177.15 = 6527.81");
        }

        @Test
        void showsTheExactFigureAndItsRounding() {
            var totals = DocumentTotals.of(
                    exclusive(EUR, PER_LINE, Rounding.HALF_UP), List.of(line("16", "348.35", "4", "22")));

            assertThat(totals.trace())
                    .containsExactly(
                            new RoundingStep(
                                    RoundingStep.Rule.LINE_AMOUNT,
                                    1,
                                    "STANDARD",
                                    new BigDecimal("5350.656"),
                                    eur("5350.66"),
                                    RoundingStep.Method.HALF_UP),
                            new RoundingStep(
                                    RoundingStep.Rule.TAX,
                                    1,
                                    "STANDARD",
                                    new BigDecimal("1177.1452"),
                                    eur("1177.15"),
                                    RoundingStep.Method.HALF_UP));
        }
    }

    @Nested
    class CurrenciesWithOtherDigits {

        @ParameterizedTest(name = "{0}")
        @CsvSource({"HALF_UP, 12345 + 1235 = 13580", "DOWN, 12345 + 1234 = 13579"})
        void yenHasNoDecimals(Rounding rounding, String figures) {
            var totals = DocumentTotals.of(exclusive(JPY, PER_LINE, rounding), List.of(line("12345", "10")));

            assertThat(figures(totals)).isEqualTo(figures);
        }

        @Test
        void halfAYenIsNoMoney() {
            assertThatExceptionOfType(InvalidMoney.class)
                    .isThrownBy(() -> Money.exact(new BigDecimal("1234.5"), JPY))
                    .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("amount"));
        }

        @Test
        void dinarHasThreeDecimals() {
            var kwd = java.util.Currency.getInstance("KWD");
            var totals = DocumentTotals.of(exclusive(kwd, PER_LINE, Rounding.HALF_UP), List.of(line("12.345", "5")));

            assertThat(figures(totals)).isEqualTo("12.345 + 0.617 = 12.962");
        }

        @ParameterizedTest
        @CsvSource({"PER_LINE", "PER_DOCUMENT"})
        void rupiahIsUsedWithoutSenAndTaxedOnElevenTwelfths(TaxMethod method) {
            var line = new DocumentLine(
                    BigDecimal.ONE,
                    new BigDecimal("1234567"),
                    BigDecimal.ZERO,
                    new TaxRate("STANDARD", new BigDecimal("12"), 11, 12));

            var totals = DocumentTotals.of(rupiahWithoutSen(method), List.of(line));

            assertThat(figures(totals)).isEqualTo("1234567.00 + 135802.00 = 1370369.00");
            assertThat(totals.taxSubtotals())
                    .extracting(TaxSubtotal::base)
                    .containsExactly(Money.parse("1131686.00", "IDR"));
            assertThat(totals.trace()).anySatisfy(step -> {
                assertThat(step.rule()).isEqualTo(RoundingStep.Rule.TAX_BASE);
                assertThat(step.exact()).isEqualByComparingTo("1131686.41666666");
            });
        }

        @Test
        void elevenPercentOfTheWholeIsTheSameTax() {
            var totals = DocumentTotals.of(rupiahWithoutSen(PER_LINE), List.of(line("1234567", "11")));

            assertThat(totals.tax()).isEqualTo(Money.parse("135802.00", "IDR"));
        }

        @Test
        void tellsTheTaxedPartOfANetAmount() {
            var rules = new TotalsRules(
                    IDR, PriceMode.TAX_EXCLUSIVE, PER_LINE, Rounding.HALF_UP, Money.parse("1.00", "IDR"));
            var net = Money.parse("1234567.00", "IDR");

            assertThat(new TaxRate("PPN", new BigDecimal("12"), 11, 12).baseOf(net, rules))
                    .isEqualTo(Money.parse("1131686.00", "IDR"));
            assertThat(TaxRate.of("PPN", new BigDecimal("12")).baseOf(net, rules))
                    .isEqualTo(net);
        }

        @Test
        void rupiahPricesWithTaxCloseWithoutSenToo() {
            var rules = new TotalsRules(
                    IDR, PriceMode.TAX_INCLUSIVE, PER_DOCUMENT, Rounding.HALF_UP, Money.parse("1.00", "IDR"));
            var line = new DocumentLine(
                    BigDecimal.ONE,
                    new BigDecimal("1370369"),
                    BigDecimal.ZERO,
                    new TaxRate("STANDARD", new BigDecimal("12"), 11, 12));

            assertThat(figures(DocumentTotals.of(rules, List.of(line))))
                    .isEqualTo("1234567.00 + 135802.00 = 1370369.00");
        }
    }

    @Nested
    class DiscountOnTheDocument {

        private final TotalsRules rules = exclusive(EUR, PER_LINE, Rounding.HALF_UP);

        @Test
        void isSharedByLargestRemainder() {
            var totals =
                    DocumentTotals.of(rules, times(3, line("33.33", "20")), new DocumentDiscount.Amount(eur("10.00")));

            assertThat(totals.lines())
                    .extracting(LineTotals::discountShare)
                    .containsExactly(eur("3.34"), eur("3.33"), eur("3.33"));
            assertThat(totals.net()).isEqualTo(eur("89.99"));
        }

        @Test
        void lowersTheTaxOfEachRateInProportion() {
            var totals = DocumentTotals.of(
                    rules,
                    List.of(line("100.00", "20"), line("300.00", "10")),
                    new DocumentDiscount.Percent(new BigDecimal("5")));

            assertThat(totals.discount()).isEqualTo(eur("20.00"));
            assertThat(totals.taxSubtotals())
                    .extracting(TaxSubtotal::net)
                    .containsExactlyInAnyOrder(eur("95.00"), eur("285.00"));
            assertThat(totals.tax()).isEqualTo(eur("47.50"));
        }

        @Test
        void canTakeEverything() {
            var totals =
                    DocumentTotals.of(rules, times(3, line("0.01", "20")), new DocumentDiscount.Amount(eur("0.03")));

            assertThat(totals.total()).isEqualTo(eur("0.00"));
        }

        @Test
        void cannotTakeMoreThanThereIs() {
            assertThatExceptionOfType(InvalidDocument.class)
                    .isThrownBy(() -> DocumentTotals.of(
                            rules, List.of(line("1.00", "20")), new DocumentDiscount.Amount(eur("1.01"))))
                    .satisfies(refusal -> assertThat(refusal.path()).isEqualTo("documentDiscount"));
        }

        @Test
        void isInTheCurrencyOfTheDocument() {
            var dollar = new DocumentDiscount.Amount(Money.parse("1.00", "USD"));

            assertThatExceptionOfType(InvalidDocument.class)
                    .isThrownBy(() -> DocumentTotals.of(rules, List.of(line("1.00", "20")), dollar));
        }

        @Test
        void isAMultipleOfTheSmallestStep() {
            var sen = new DocumentDiscount.Amount(Money.parse("0.50", "IDR"));

            assertThatExceptionOfType(InvalidDocument.class)
                    .isThrownBy(() -> DocumentTotals.of(rupiahWithoutSen(PER_LINE), List.of(line("100", "11")), sen));
        }

        @Test
        void isNeitherNegativeNorAboveAHundredPercent() {
            assertThatExceptionOfType(InvalidDocument.class)
                    .isThrownBy(() -> new DocumentDiscount.Amount(eur("-0.01")));
            assertThatExceptionOfType(InvalidDocument.class)
                    .isThrownBy(() -> new DocumentDiscount.Percent(new BigDecimal("100.01")));
        }
    }

    @Nested
    class FiguresFromElsewhere {

        private final DocumentTotals totals =
                DocumentTotals.of(exclusive(JPY, PER_LINE, Rounding.DOWN), List.of(line("12345", "10")));

        @Test
        void areAcceptedWhenTheyAreTheSame() {
            totals.requireEqual(Money.parse("12345", "JPY"), Money.parse("1234", "JPY"), Money.parse("13579", "JPY"));
        }

        @Test
        void areRefusedWhenNetAndTaxAreNotTheTotal() {
            assertThatExceptionOfType(InvalidDocument.class)
                    .isThrownBy(() -> DocumentTotals.requireClosed(
                            Money.parse("12345", "JPY"), Money.parse("1234", "JPY"), Money.parse("13580", "JPY")))
                    .satisfies(refusal -> assertThat(refusal.path()).isEqualTo("total"));
        }

        @Test
        void areRefusedWhenRoundedByAnotherRule() {
            assertThatExceptionOfType(InvalidDocument.class)
                    .isThrownBy(() -> totals.requireEqual(
                            Money.parse("12345", "JPY"), Money.parse("1235", "JPY"), Money.parse("13580", "JPY")));
        }
    }

    @Nested
    class Limits {

        private final TotalsRules rules = exclusive(EUR, PER_LINE, Rounding.HALF_UP);

        @Test
        void aThousandLinesAreADocument() {
            var totals = DocumentTotals.of(rules, times(1_000, line("1.05", "10")));

            assertThat(totals.tax()).isEqualTo(eur("110.00"));
        }

        @Test
        void oneMoreIsNot() {
            assertThatExceptionOfType(InvalidDocument.class)
                    .isThrownBy(() -> DocumentTotals.of(rules, times(1_001, line("1.05", "10"))))
                    .satisfies(refusal -> assertThat(refusal.path()).isEqualTo("lines"));
        }

        @Test
        void noLineIsNoDocument() {
            assertThatExceptionOfType(InvalidDocument.class).isThrownBy(() -> DocumentTotals.of(rules, List.of()));
        }

        @ParameterizedTest(name = "{0} × {1} less {2} % with {3} %: {4}")
        @CsvSource({
            "0,             1,                  0,       10,     quantity",
            "-1,            1,                  0,       10,     quantity",
            "1234567890123, 1,                  0,       10,     quantity",
            "1.0000001,     1,                  0,       10,     quantity",
            "1E+999999999,  1,                  0,       10,     quantity",
            "1E-999999999,  1,                  0,       10,     quantity",
            "1,             -0.01,              0,       10,     unitPrice",
            "1,             1234567890123456,   0,       10,     unitPrice",
            "1,             0.00000000001,      0,       10,     unitPrice",
            "1,             1,                  -1,      10,     discountPercent",
            "1,             1,                  100.01,  10,     discountPercent",
            "1,             1,                  0,       -1,     taxRatePercent",
            "1,             1,                  0,       101,    taxRatePercent"
        })
        void refusesFiguresOutOfRange(
                String quantity, String unitPrice, String discountPercent, String taxRatePercent, String path) {
            assertThatExceptionOfType(InvalidDocument.class)
                    .isThrownBy(() -> line(quantity, unitPrice, discountPercent, taxRatePercent))
                    .satisfies(refusal -> assertThat(refusal.path()).isEqualTo(path));
        }

        @Test
        void refusesALineThatIsTooLargeAndNamesIt() {
            var lines = List.of(line("1.00", "10"), line("999999999999", "999999999999999", "0", "10"));

            assertThatExceptionOfType(InvalidDocument.class)
                    .isThrownBy(() -> DocumentTotals.of(rules, lines))
                    .satisfies(refusal -> assertThat(refusal.path()).isEqualTo("lines/1/amount"));
        }

        @Test
        void refusesATotalThatIsTooLarge() {
            assertThatExceptionOfType(InvalidDocument.class)
                    .isThrownBy(() -> DocumentTotals.of(rules, times(1_000, line("9000000000000", "10"))))
                    .satisfies(refusal -> assertThat(refusal.path()).isEqualTo("total"));
        }

        @Test
        void refusesAnImpossibleTaxedPart() {
            assertThatExceptionOfType(InvalidDocument.class)
                    .isThrownBy(() -> new TaxRate("STANDARD", BigDecimal.TEN, 12, 11));
            assertThatExceptionOfType(InvalidDocument.class)
                    .isThrownBy(() -> new TaxRate("STANDARD", BigDecimal.TEN, 0, 1));
            assertThatExceptionOfType(InvalidDocument.class).isThrownBy(() -> TaxRate.of(" ", BigDecimal.TEN));
        }

        @Test
        void refusesAnIncrementOfZeroOrInAnotherCurrency() {
            assertThatExceptionOfType(InvalidDocument.class)
                    .isThrownBy(() ->
                            new TotalsRules(EUR, PriceMode.TAX_EXCLUSIVE, PER_LINE, Rounding.HALF_UP, eur("0.00")));
            assertThatExceptionOfType(InvalidDocument.class)
                    .isThrownBy(() -> new TotalsRules(
                            EUR, PriceMode.TAX_EXCLUSIVE, PER_LINE, Rounding.HALF_UP, Money.parse("1", "JPY")));
        }
    }
}
