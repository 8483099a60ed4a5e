package io.tieout.reconciliation.statementfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamtReaderTest {

    @Test
    void splitsBatchEntryThatItsTransactionsSumTo() {
        var statement = Samples.read(Samples.file("camt053/batch-v02.xml")).getFirst();

        assertThat(statement.entries()).isEqualTo(1);
        assertThat(statement.lines())
                .extracting(line -> line.amount().toPlainString())
                .containsExactly("100.00", "200.00");
        var first = statement.lines().getFirst();
        assertThat(first.counterpartyName()).isEqualTo("上海明月贸易有限公司");
        assertThat(first.remittance()).isEqualTo("INV-2026-000011");
        assertThat(first.endToEndId()).isEqualTo("E2E-1");
        assertThat(first.bankTransactionCode()).isEqualTo("PMNT-RCDT-ESCT");
        var second = statement.lines().getLast();
        assertThat(second.structuredReference()).isEqualTo("RF18539007547034");
        assertThat(second.instructed()).isEqualByComparingTo("205.00");
        assertThat(second.charges()).isEqualByComparingTo("5.00");
        assertThat(second.endToEndId()).isNull();
    }

    @Test
    void keepsWhatWasInstructedInAnotherCurrency() {
        var text = new String(Samples.bytes("camt053/batch-v02.xml"), StandardCharsets.UTF_8);
        var dollars = text.replace("<InstdAmt><Amt Ccy=\"EUR\">205.00<", "<InstdAmt><Amt Ccy=\"USD\">221.40<");

        var line = Samples.read(Samples.text(dollars)).getFirst().lines().getLast();

        assertThat(line.instructed()).isEqualByComparingTo("221.40");
        assertThat(line.instructedCurrency()).isEqualTo("USD");
        assertThat(line.charges()).isEqualByComparingTo("5.00");
    }

    @Test
    void splitsBatchThatItsTransactionsSumToLessTheirCharges() {
        var text = new String(Samples.bytes("camt053/batch-v02.xml"), StandardCharsets.UTF_8);
        var sent = text.replace("<InstdAmt><Amt Ccy=\"EUR\">205.00</Amt></InstdAmt>", "")
                .replace("<TxAmt><Amt Ccy=\"EUR\">200.00<", "<TxAmt><Amt Ccy=\"EUR\">205.00<");

        var lines = Samples.read(Samples.text(sent)).getFirst().lines();

        assertThat(lines).extracting(line -> line.amount().toPlainString()).containsExactly("100.00", "200.00");
        assertThat(lines.getLast().instructed()).isEqualByComparingTo("205.00");
        assertThat(lines.getLast().charges()).isEqualByComparingTo("5.00");
    }

    @Test
    void keepsBatchWholeWhenItsTransactionsDoNotSumToIt() {
        var statement = Samples.read(Samples.file("camt053/batch-that-does-not-sum.xml"))
                .getFirst();

        assertThat(statement.lines())
                .extracting(line -> line.amount().toPlainString())
                .containsExactly("300.00");
    }

    @Test
    void readsSeveralStatementsAndReversalWithTheSignOfItsOwn() {
        var statements = Samples.read(Samples.file("camt053/reversal-v08.xml"));

        assertThat(statements).hasSize(2).noneMatch(Statement::isUnbalanced);
        var reversal = statements.getFirst().lines().getLast();
        assertThat(reversal.amount()).isEqualByComparingTo("-80.00");
        assertThat(reversal.reversal()).isTrue();
        assertThat(reversal.counterpartyName()).isEqualTo("Keramik Studio");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "02", "03", "04", "06", "08", "13"})
    void readsEveryVersion(String version) {
        var text = new String(Samples.bytes("camt053/batch-v02.xml"), StandardCharsets.UTF_8)
                .replace("camt.053.001.02", "camt.053.001." + version);

        assertThat(Samples.inspect(Samples.text(text)))
                .extracting(FileInspection::format, FileInspection::transactions, FileInspection::balanced)
                .containsExactly(Format.CAMT053, 1, true);
    }

    @Test
    void warnsOfStatementThatDoesNotAddUp() {
        var inspection = Samples.inspect(Samples.file("camt053/does-not-balance.xml"));

        assertThat(inspection.outcome()).isEqualTo(FileInspection.Outcome.WARN);
        assertThat(inspection.balanced()).isFalse();
        assertThat(inspection.warnings()).singleElement().satisfies(warning -> assertThat(warning.detail())
                .contains("0.01"));
    }

    @Test
    void saysThatControlTotalsDisagree() {
        assertThat(Samples.inspect(Samples.file("camt053/control-totals.xml")).controlTotalsAgree())
                .isFalse();
    }

    @Test
    void warnsOfElementThatTheStandardDoesNotKnow() {
        var text = new String(Samples.bytes("camt053/batch-v02.xml"), StandardCharsets.UTF_8)
                .replace("<NbOfTxs>2</NbOfTxs>", "<NbOfTxs>2</NbOfTxs><Surprise>1</Surprise>");

        var inspection = Samples.inspect(Samples.text(text));

        assertThat(inspection.warnings()).extracting(Finding::code).containsExactly("schema-violation");
        assertThat(inspection.warnings().getFirst().detail()).contains("Surprise");
    }

    @Test
    void tellsReportsAndNotificationsFromStatements() {
        assertThat(StatementFormats.detect(Samples.file("camt052/report.xml"))).isEqualTo(Format.CAMT052);
        assertThat(StatementFormats.detect(Samples.file("camt054/notification.xml")))
                .isEqualTo(Format.CAMT054);
    }

    @Test
    void leavesOutEntryThatIsNotBooked() {
        var text = new String(Samples.bytes("camt053/batch-v02.xml"), StandardCharsets.UTF_8)
                .replace("<Sts>BOOK</Sts>", "<Sts>PDNG</Sts>");

        assertThat(Samples.read(Samples.text(text)).getFirst().lines()).isEmpty();
    }
}
