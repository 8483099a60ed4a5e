package io.tieout.reconciliation.statementfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Bai2ReaderTest {

    private static final String SAMPLE = new String(Samples.bytes("bai2/two-accounts.bai"), StandardCharsets.UTF_8);

    @Test
    void provesAccountsByLedgerBalancesAndControlTotals() {
        var statements = Samples.read(Samples.text(SAMPLE));

        assertThat(statements).hasSize(2).allSatisfy(statement -> {
            assertThat(statement.difference())
                    .hasValueSatisfying(difference -> assertThat(difference).isZero());
            assertThat(statement.controlTotalsAgree()).isTrue();
        });
        var euro = statements.getFirst();
        assertThat(euro.account().iban()).isEqualTo("DE89370400440532013000");
        assertThat(euro.entries()).isEqualTo(2);
        var credit = euro.lines().getFirst();
        assertThat(credit.amount()).isEqualByComparingTo("119.00");
        assertThat(credit.bookingDate()).isEqualTo(LocalDate.of(2026, 4, 7));
        assertThat(credit.valueDate()).isEqualTo(LocalDate.of(2026, 4, 8));
        assertThat(credit.endToEndId()).isEqualTo("INV-2026-000007");
        // Commas belong to the text, and it goes on in the continuation.
        assertThat(credit.remittance())
                .isEqualTo("Nordwind Handelsgesellschaft mbH, thank you for the prompt delivery");
        assertThat(euro.lines().getLast().amount()).isEqualByComparingTo("-16.00");
    }

    @Test
    void putsDecimalPointWhereTheCurrencyHasIt() {
        var yen = Samples.read(Samples.text(SAMPLE)).getLast();

        assertThat(yen.lines()).singleElement().satisfies(line -> {
            assertThat(line.amount()).isEqualByComparingTo("300");
            assertThat(line.bankReference()).isEqualTo("BR-4");
        });
    }

    @Test
    void acceptsFileThatAgreesWithItself() {
        var inspection = Samples.inspect(Samples.text(SAMPLE));

        assertThat(inspection.outcome()).isEqualTo(FileInspection.Outcome.ACCEPT);
        assertThat(inspection.format()).isEqualTo(Format.BAI2);
        assertThat(inspection.currency()).isEqualTo("EUR/JPY");
        assertThat(inspection.warnings()).extracting(Finding::code).containsExactly("notes");
    }

    @ParameterizedTest
    @CsvSource({
        "'16,195,300,', '16,195,301,', control-totals-disagree",
        "'49,474700,7/', '49,474701,7/', control-totals-disagree",
        "'49,474700,7/', '49,474700,8/', control-totals-disagree",
        "'98,485300,2,', '98,485300,3,', control-totals-disagree",
        "'99,485300,1,14/', '99,485300,2,14/', control-totals-disagree",
        "'99,485300,1,14/', '', bai2-truncated",
        "'49,10600,3/', '', bai2-structure",
        "'88,for the', 'for the', invalid-record",
        "'16,142,11900,', '16,142,119.00,', invalid-amount",
        "'16,142,', '16,abc,', invalid-line",
        "'16,142,', '16,015,', invalid-line",
        "'1,260407,', '1,261307,', invalid-date",
        "'1,260407,', '2,260407,', not-a-statement",
        "'DE89370400440532013000,EUR', 'DE89370400440532013000,EURO', invalid-currency"
    })
    void refusesWhatDoesNotFit(String good, String bad, String code) {
        var inspection = Samples.inspect(Samples.text(SAMPLE.replace(good, bad)));

        assertThat(Samples.errorCode(inspection)).isEqualTo(code);
        assertThat(inspection.error().orElseThrow().position()).startsWith("line ");
    }

    @Test
    void knowsInterimReports() {
        var statements = Samples.read(Samples.text(SAMPLE.replace("260407,,EUR,2/", "260407,,EUR,3/")));

        assertThat(statements)
                .allSatisfy(statement -> assertThat(statement.interim()).isTrue());
    }

    @Test
    void readsSummariesThatLeaveOutWhatIsOptional() {
        var text = SAMPLE.replace("010,218700,,,015,229000,,/", "010,218700/")
                .replace("88,100,", "88,015,229000/\n88,100,")
                .replace("49,474700,7/", "49,474700,8/")
                .replace("98,485300,2,12/", "98,485300,2,13/")
                .replace("99,485300,1,14/", "99,485300,1,15/");

        var inspection = Samples.inspect(Samples.text(text));

        assertThat(inspection.outcome()).isEqualTo(FileInspection.Outcome.ACCEPT);
        assertThat(inspection.opening()).isEqualByComparingTo("2187.00");
    }

    @Test
    void readsFileWithoutEndsOfLines() {
        var text = SAMPLE.replace(
                        "16,142,11900,V,260408,,BR-1,INV-2026-000007,Nordwind Handelsgesellschaft mbH, thank you\n"
                                + "88,for the prompt delivery",
                        "16,142,11900,V,260408,,BR-1,INV-2026-000007,Nordwind/")
                .replace("49,474700,7/", "49,474700,6/")
                .replace("98,485300,2,12/", "98,485300,2,11/")
                .replace("99,485300,1,14/", "99,485300,1,13/")
                .replace("\n", "");

        assertThat(Samples.inspect(Samples.text(text)))
                .extracting(FileInspection::outcome, FileInspection::statements, FileInspection::transactions)
                .containsExactly(FileInspection.Outcome.ACCEPT, 2, 3);
    }

    @Test
    void readsLongLineToItsEnd() {
        var text = SAMPLE.replace("015,229000,,/", "072,0,,,".repeat(400) + "015,229000,,/") + "\u001A";

        var statements = Samples.read(Samples.text(text));

        assertThat(statements.getFirst().closing()).isNotNull();
        assertThat(Samples.inspect(Samples.text(text)).outcome()).isEqualTo(FileInspection.Outcome.ACCEPT);
    }
}
