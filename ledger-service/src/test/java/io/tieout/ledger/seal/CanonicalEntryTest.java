package io.tieout.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CanonicalEntryTest {

    private static final UUID COMPANY = UUID.fromString("019a6b1e-0000-7000-8000-000000000001");
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");
    private static final Instant RECORDED = Instant.parse("2026-03-31T10:00:00.12Z");

    @Test
    void hasTheHashThatTheDescribedFormatGives() {
        // Computed by a few lines of Python from the description of the format.
        assertThat(hash(entry("Miete März 租金", line(119_000, DAY, RECORDED))))
                .isEqualTo("cb1096f3b0f2c9da1ed01dd155239958930427eddaaa283f2c76f135191bea61");
    }

    @Test
    void hasAnotherHashWhenAnythingDiffers() {
        var before = hash(entry("Rent", line(119_000, DAY, RECORDED)));

        assertThat(hash(entry("Rent", line(119_001, DAY, RECORDED)))).isNotEqualTo(before);
        assertThat(hash(entry("Rent ", line(119_000, DAY, RECORDED)))).isNotEqualTo(before);
        assertThat(hash(entry("Rent", line(119_000, DAY.plusDays(1), RECORDED))))
                .isNotEqualTo(before);
        assertThat(hash(entry("Rent", line(119_000, DAY, RECORDED.plusNanos(1_000)))))
                .isNotEqualTo(before);
        assertThat(CanonicalEntry.of(COMPANY, 8, entry("Rent", line(119_000, DAY, RECORDED)))
                        .hash()
                        .hex())
                .isNotEqualTo(before);
    }

    @Test
    void hasAnotherHashWhenItAdjustsOrAdjustsAnother() {
        var plain = entry("Rent", line(119_000, DAY, RECORDED));
        var adjusted = UUID.fromString("019a6b1e-0000-7000-8000-000000000017");

        assertThat(List.of(
                        hash(plain),
                        hash(adjusting(plain, new SealedBlock.Adjusting(null, false))),
                        hash(adjusting(plain, new SealedBlock.Adjusting(null, true))),
                        hash(adjusting(plain, new SealedBlock.Adjusting(adjusted, false)))))
                .doesNotHaveDuplicates();
    }

    @Test
    void hasAnotherHashWhenAForeignAmountDiffers() {
        assertThat(List.of(
                        hash(entry("Rent", line(119_000, DAY, RECORDED))),
                        hash(entry("Rent", foreign("130000", "USD", "0.915384615385"))),
                        hash(entry("Rent", foreign("130001", "USD", "0.915384615385"))),
                        hash(entry("Rent", foreign("130000", "CHF", "0.915384615385"))),
                        hash(entry("Rent", foreign("130000", "USD", "0.915384615386")))))
                .doesNotHaveDuplicates();
    }

    private static SealedBlock.Line foreign(String minor, String currency, String rate) {
        return new SealedBlock.Line(1, "1200", "DEBIT", 119_000, "EUR", Map.of(), DAY, RECORDED, minor, currency, rate);
    }

    private static SealedBlock.Entry adjusting(SealedBlock.Entry entry, SealedBlock.Adjusting adjusting) {
        return new SealedBlock.Entry(
                entry.id(),
                entry.transactionId(),
                entry.effectiveDate(),
                entry.documentDate(),
                entry.recordedAt(),
                entry.source(),
                entry.sourceId(),
                entry.text(),
                entry.postedBy(),
                adjusting,
                entry.lines());
    }

    private static String hash(SealedBlock.Entry entry) {
        return CanonicalEntry.of(COMPANY, 7, entry).hash().hex();
    }

    private static SealedBlock.Line line(long amountMinor, LocalDate effectiveDate, Instant recordedAt) {
        return new SealedBlock.Line(
                1,
                "1200",
                "DEBIT",
                amountMinor,
                "EUR",
                Map.of("customerId", "019a6b1e-0000-7000-8000-000000000002", "a/b~c", "x"),
                effectiveDate,
                recordedAt);
    }

    private static SealedBlock.Entry entry(String text, SealedBlock.Line first) {
        return new SealedBlock.Entry(
                UUID.fromString("019a6b1e-0000-7000-8000-000000000009"),
                "42",
                DAY,
                LocalDate.parse("2026-03-28"),
                RECORDED,
                "INVOICE",
                UUID.fromString("019a6b1e-0000-7000-8000-000000000014"),
                text,
                null,
                null,
                List.of(first, new SealedBlock.Line(2, "4000", "CREDIT", 119_000, "EUR", Map.of(), DAY, RECORDED)));
    }
}
