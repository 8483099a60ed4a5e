package io.tieout.reconciliation.statementcomparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.id.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineComparisonTest {

    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
    private static final int TOLERANCE = 5;

    private int numbers;

    @Test
    void agreesOnWhatBothHaveUnderOneNumber() {
        assertThat(compare(
                        List.of(line(1, "inv 2026/000017 goods", 10_000)),
                        List.of(invoice(0, "INV-2026-000017", 10_000))))
                .containsExactly("AGREED NUMBER 0");
    }

    @Test
    void tellsAnotherAmountAnotherDayAndAnotherNumber() {
        assertThat(compare(
                        List.of(line(1, "INV-1001", 9_500), line(20, "INV-1002", 700), line(3, "RE 77 repair", 4_200)),
                        List.of(
                                invoice(0, "INV-1001", 10_000),
                                invoice(2, "INV-1002", 700),
                                invoice(4, "INV-1003", 4_200))))
                .containsExactly(
                        "AMOUNT_DIFFERS NUMBER -500", "DATE_DIFFERS NUMBER 0", "NUMBER_DIFFERS AMOUNT_AND_DATE 0");
    }

    @Test
    void tellsWhatIsMissingOnEitherSide() {
        assertThat(compare(List.of(line(1, "bonus", -300)), List.of(invoice(0, "INV-1001", 10_000))))
                .containsExactly("MISSING_HERE NOTHING_FITS -300", "MISSING_THERE NOTHING_FITS -10000");
    }

    @Test
    void putsAPaymentBesideItsInvoicesPayment() {
        assertThat(compare(
                        List.of(
                                line(1, "INV-1001", 10_000),
                                line(9, "paid INV-1001", -10_000),
                                line(12, "transfer", -50)),
                        List.of(
                                invoice(0, "INV-1001", 10_000),
                                payment(10, -10_000, "INV-1001"),
                                payment(30, -50, "INV-9"))))
                .containsExactly("AGREED NUMBER 0", "AGREED NUMBER 0", "DATE_DIFFERS AMOUNT 0");
    }

    @Test
    void addsUpTheLinesThatNameOnePayment() {
        assertThat(compare(
                        List.of(line(9, "INV-1001", -600), line(9, "INV-1002", -400)),
                        List.of(payment(10, -1_000, "INV-1001", "INV-1002"))))
                .containsExactly("AGREED NUMBER_IN_PARTS 0", "AGREED NUMBER_IN_PARTS 0");
    }

    @Test
    void findsInAnotherPeriodWhatIsNotInThisOne() {
        var later = new OwnEntry(
                Ids.next(),
                MARCH_1.plusDays(33),
                MARCH_1.plusDays(33),
                "PAYMENT",
                null,
                null,
                Set.of(),
                false,
                null,
                -900,
                false);

        assertThat(compare(List.of(line(30, "transfer", -900)), List.of(later)))
                .containsExactly("OTHER_PERIOD AMOUNT_AND_DATE -900");
    }

    @Test
    void pairsTwinsAndLeavesApartWhatFitsSeveral() {
        assertThat(compare(
                        List.of(line(1, "coffee", -450), line(2, "coffee", -450)),
                        List.of(payment(2, -450), payment(1, -450))))
                .containsExactly("AGREED AMOUNT_AND_DATE 0", "AGREED AMOUNT_AND_DATE 0");
        assertThat(compare(List.of(line(1, "coffee", -450)), List.of(payment(2, -450), payment(1, -450))))
                .containsExactly(
                        "MISSING_HERE SEVERAL_FIT -450",
                        "MISSING_THERE NOTHING_FITS 450",
                        "MISSING_THERE NOTHING_FITS 450");
        assertThat(compare(
                        List.of(line(1, "INV-1001", 300), line(2, "INV-1001", 400)),
                        List.of(invoice(1, "INV-1001", 1_000))))
                .containsExactly(
                        "MISSING_HERE SEVERAL_FIT 300",
                        "MISSING_HERE SEVERAL_FIT 400",
                        "MISSING_THERE NOTHING_FITS -1000");
    }

    @Test
    void takesNoDateForANumberAndNoPaymentForAnInvoice() {
        assertThat(DocumentKeys.of("A-1")).isEmpty();
        assertThat(DocumentKeys.of("INVOICE")).isEmpty();
        assertThat(DocumentKeys.in("Re: INV/2026-000017, 2 pcs")).contains("INV2026000017", "2026000017");
        assertThat(DocumentKeys.in("ＩＮＶ－１７０１")).contains("INV1701");
        assertThat(compare(List.of(line(1, "INV-1001", -10_000)), List.of(invoice(0, "INV-1001", 10_000))))
                .containsExactly("MISSING_HERE NOTHING_FITS -10000", "MISSING_THERE NOTHING_FITS -10000");
    }

    @Test
    void alwaysComesToTheDifferenceInWhateverOrderOurEntriesAre() {
        var random = new Random(20_260_301);
        for (int round = 0; round < 200; round++) {
            numbers = 0;
            var theirs = new ArrayList<TheirLine>();
            var own = new ArrayList<OwnEntry>();
            for (int i = 0; i < 12; i++) {
                long amount = (random.nextInt(7) - 3) * 100L + 50;
                var number = "INV-10" + (10 + random.nextInt(6));
                if (random.nextInt(5) > 0) {
                    theirs.add(line(random.nextInt(40), random.nextBoolean() ? number : "text", amount));
                }
                if (random.nextInt(5) > 0) {
                    own.add(
                            random.nextBoolean()
                                    ? invoice(random.nextInt(40), number, amount)
                                    : payment(random.nextInt(40), amount, number));
                }
            }
            var compared = LineComparison.of(theirs, own, TOLERANCE);

            long difference = theirs.stream().mapToLong(TheirLine::amountMinor).sum()
                    - own.stream().mapToLong(OwnEntry::amountMinor).sum();
            assertThat(compared.stream()
                            .mapToLong(ComparedLine::differenceMinor)
                            .sum())
                    .isEqualTo(difference);
            assertThat(compared.stream().map(ComparedLine::theirs).flatMap(Stream::ofNullable))
                    .containsExactlyElementsOf(theirs);
            assertThat(compared.stream().map(ComparedLine::ours).flatMap(Stream::ofNullable))
                    .containsExactlyInAnyOrderElementsOf(own);
            var other = new ArrayList<>(own);
            Collections.shuffle(other, random);
            assertThat(outcomes(LineComparison.of(theirs, other, TOLERANCE))).isEqualTo(outcomes(compared));
        }
    }

    private static List<String> outcomes(List<ComparedLine> compared) {
        return compared.stream()
                .map(line -> line.outcome() + " " + line.differenceMinor())
                .sorted()
                .toList();
    }

    private static List<String> compare(List<TheirLine> theirs, List<OwnEntry> own) {
        return LineComparison.of(theirs, own, TOLERANCE).stream()
                .map(line -> line.outcome() + " " + line.ground() + " " + line.differenceMinor())
                .toList();
    }

    private TheirLine line(int day, String text, long amount) {
        return new TheirLine(++numbers, MARCH_1.plusDays(day), text, amount);
    }

    private static OwnEntry invoice(int day, String number, long amount) {
        return entry(day, "INVOICE", number, amount, number);
    }

    private static OwnEntry payment(int day, long amount, String... settled) {
        return entry(day, "PAYMENT", null, amount, settled);
    }

    private static OwnEntry entry(int day, String source, @Nullable String number, long amount, String... about) {
        var date = MARCH_1.plusDays(day);
        return new OwnEntry(
                Ids.next(),
                date,
                date,
                source,
                null,
                number,
                Stream.of(about)
                        .map(DocumentKeys::of)
                        .flatMap(key -> key.stream())
                        .collect(Collectors.toSet()),
                number != null,
                null,
                amount,
                true);
    }
}
