package io.tieout.reconciliation.statementfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MtReaderTest {

    @Test
    void keepsWhatWasSentAndWhatWasKeptOfIt() {
        var statement = """
                :20:X
                :25:1
                :28C:1/1
                :60F:C260407EUR0,
                :61:2604070407C195,NTRFNONREF
                /OCMT/USD221,4//CHGS/EUR5,/
                :86:/REMI/INV-7
                :61:2604070407C5,NTRFNONREF
                :86:/OCMT/EUR6,/CHGS/USD1,/REMI/INV-8/
                :62F:C260407EUR200,
                -
                """;

        var lines = Samples.read(Samples.text(statement)).getFirst().lines();

        assertThat(lines.getFirst().instructed()).isEqualByComparingTo("221.4");
        assertThat(lines.getFirst().instructedCurrency()).isEqualTo("USD");
        assertThat(lines.getFirst().charges()).isEqualByComparingTo("5");
        assertThat(lines.getFirst().remittance()).isEqualTo("INV-7");
        assertThat(lines.getLast().instructed()).isEqualByComparingTo("6");
        assertThat(lines.getLast().instructedCurrency()).isNull();
        assertThat(lines.getLast().charges()).isNull();
    }

    @Test
    void readsBalancesLinesAndGermanSubFields() {
        var statement = Samples.read(Samples.file("mt940/month-of-march.sta")).getFirst();

        assertThat(statement.account().iban()).isEqualTo("DE89370400440532013000");
        assertThat(statement.difference())
                .hasValueSatisfying(difference -> assertThat(difference).isZero());
        var first = statement.lines().getFirst();
        assertThat(first.amount()).isEqualByComparingTo("1190.00");
        assertThat(first.counterpartyName()).isEqualTo("Nordwind Handelsgesellschaft mbH");
        assertThat(first.counterpartyIban()).isEqualTo("DE02120300000000202051");
        assertThat(first.endToEndId()).isEqualTo("RE-2026-0001");
        assertThat(first.remittance()).isEqualTo("Rechnung INV-2026-000001 vom 15.02.2026");
        assertThat(first.bankReference()).isEqualTo("B1");
        assertThat(first.bankTransactionCode()).isEqualTo("166");
    }

    @Test
    void takesReversedCreditAsMoneyOut() {
        var reversed = Samples.read(Samples.file("mt940/month-of-march.sta"))
                .getFirst()
                .lines()
                .get(2);

        assertThat(reversed.amount()).isEqualByComparingTo("-40.00");
        assertThat(reversed.reversal()).isTrue();
        assertThat(reversed.counterpartyName()).isEqualTo("Van Dijk Bloemen");
        assertThat(reversed.counterpartyIban()).isEqualTo("NL91ABNA0417164300");
        assertThat(reversed.remittance()).isEqualTo("Retour INV-2026-000007");
        assertThat(reversed.endToEndId()).isEqualTo("E2E-77");
    }

    @Test
    void takesThirtiethOfFebruaryAsEndOfMonthWithWarning() {
        var inspection = Samples.inspect(Samples.file("mt940/month-of-march.sta"));

        assertThat(inspection.outcome()).isEqualTo(FileInspection.Outcome.WARN);
        assertThat(inspection.warnings()).extracting(Finding::code).containsExactly("impossible-date");
        assertThat(Samples.read(Samples.file("mt940/month-of-march.sta"))
                        .getFirst()
                        .lines()
                        .getLast()
                        .valueDate())
                .isEqualTo(LocalDate.of(2026, 2, 28));
    }

    @Test
    void refusesFragmentAndNamesMissingTag() {
        var inspection = Samples.inspect(Samples.text(":20:X\n:25:123\n:28C:1\n:60F:C260101EUR1,00\n"));

        assertThat(Samples.errorCode(inspection)).isEqualTo("missing-tag");
        assertThat(inspection.error().orElseThrow().detail()).contains(":62F:");
    }

    @Test
    void refusesLineThatCannotBeReadAndSaysWhere() {
        var inspection = Samples.inspect(
                Samples.text(":20:X\n:25:123\n:60F:C260101EUR1,00\n:61:2601xxC1,00NTRF\n:62F:C260101EUR1,00\n"));

        assertThat(inspection.error().orElseThrow())
                .extracting(Finding::code, Finding::position)
                .containsExactly("invalid-line", "line 4");
    }

    @Test
    void refusesMonthThatDoesNotExist() {
        var inspection = Samples.inspect(
                Samples.text(":20:X\n:25:123\n:60F:C260101EUR1,00\n:61:261301C1,00NTRF\n:62F:C260101EUR2,00\n"));

        assertThat(Samples.errorCode(inspection)).isEqualTo("impossible-date");
    }

    @Test
    void takesEntryDateOfDecemberBeforeValueDateOfJanuary() {
        var line = Samples.read(
                        Samples.text(":20:X\n:25:1\n:60F:C251231EUR0,\n:61:2601021231C1,NTRFA\n:62F:C251231EUR1,\n"))
                .getFirst()
                .lines()
                .getFirst();

        assertThat(line.bookingDate()).isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(line.valueDate()).isEqualTo(LocalDate.of(2026, 1, 2));
    }

    @Test
    void doesNotTakeTimeInTextForTag() {
        var line = Samples.read(
                        Samples.text(
                                ":20:X\n:25:1\n:60F:C260101EUR0,\n:61:260101C1,NTRFA\n:86:paid at 11\n:12:11\n:62F:C260101EUR1,\n"))
                .getFirst()
                .lines()
                .getFirst();

        assertThat(line.remittance()).isEqualTo("paid at 11 :12:11");
    }

    @Test
    void knowsInterimReport() {
        assertThat(StatementFormats.detect(Samples.file("mt942/interim.sta"))).isEqualTo(Format.MT942);
    }

    @Test
    void comparesTotalsOfInterimReport() {
        var report = """
                :20:X
                :25:1
                :28C:1/1
                :34F:EUR0,
                :13D:2601011200+0100
                :61:260101C5,NTRFX
                :61:260101D2,50NTRFY
                :90D:1EUR2,50
                :90C:1EUR5,
                -
                """;

        assertThat(Samples.inspect(Samples.text(report)).warnings()).isEmpty();
        var other = Samples.inspect(Samples.text(report.replace("90C:1EUR5,", "90C:2EUR6,")));
        assertThat(other.controlTotalsAgree()).isFalse();
        assertThat(other.warnings()).extracting(Finding::code).containsExactly("control-totals-disagree");
    }
}
