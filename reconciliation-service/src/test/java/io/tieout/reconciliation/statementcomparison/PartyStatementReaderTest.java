package io.tieout.reconciliation.statementcomparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.reconciliation.statementfile.StatementFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;

class PartyStatementReaderTest {

    @Test
    void findsOnWhichSideTheBalanceGrows() {
        var debits = read("""
                Date;Invoice No;Text;Debit;Credit;Balance
                02.03.2026;INV-1001;Goods;119,00;;169,00
                09.03.2026;;Your payment;;50,00;119,00
                """);
        assertThat(debits.proved()).isTrue();
        assertThat(debits.opening()).isEqualByComparingTo("50.00");
        assertThat(amounts(debits)).containsExactly("119.00", "-50.00");
        assertThat(debits.lines().getFirst().text()).isEqualTo("INV-1001 Goods");

        var credits = read("""
                Date;Reference;Text;Debit;Credit;Balance
                02.03.2026;INV-1001;Purchase;;119,00;169,00
                09.03.2026;;Paid;50,00;;119,00
                """);
        assertThat(credits.proved()).isTrue();
        assertThat(amounts(credits)).containsExactly("119.00", "-50.00");
    }

    @Test
    void readsASpreadsheetAndAListWithoutBalances() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("Statement");
            var rows = List.of(
                    List.of("Date", "Document no", "Description", "Amount"),
                    List.of("2026-03-02", "INV-1001", "Goods", "119.00"),
                    List.of("2026-03-09", "", "Payment", "-119.00"));
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < 4; column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        }
        var statement = PartyStatementReader.read(StatementFile.of("statement.xlsx", bytes.toByteArray()), null);

        assertThat(statement.format()).isEqualTo("XLSX");
        assertThat(statement.proved()).isFalse();
        assertThat(statement.opening()).isNull();
        assertThat(amounts(statement)).containsExactly("119.00", "-119.00");
        assertThat(statement.lines().getFirst().text()).isEqualTo("INV-1001 Goods");
    }

    @Test
    void refusesWhatDoesNotTieAndWhatIsNoTable() {
        refuses("statement-does-not-tie", """
                Date;Text;Amount
                01.03.2026;Opening balance;50,00
                02.03.2026;Goods;119,00
                31.03.2026;Closing balance;170,00
                """);
        refuses("csv-layout-unknown", "one;two\nthree;four\n");
        refuses("several-currencies", """
                Date;Text;Amount;Currency
                02.03.2026;Goods;119,00;EUR
                03.03.2026;Goods;19,00;USD
                """);
        refuses("invalid-amount", """
                Date;Text;Amount
                02.03.2026;Goods;119,00
                03.03.2026;Goods;many
                """);
        refuses("no-table", "!Type:Bank\nD03/02/2026\nT-119.00\n^\n");
    }

    private static void refuses(String reason, String text) {
        assertThatExceptionOfType(InvalidPartyStatement.class)
                .as(reason)
                .isThrownBy(() -> read(text))
                .satisfies(refused -> assertThat(refused.facts()).containsEntry("reason", reason));
    }

    private static List<String> amounts(PartyStatement statement) {
        return statement.lines().stream()
                .map(PartyStatement.Line::amount)
                .map(BigDecimal::toPlainString)
                .toList();
    }

    private static PartyStatement read(String text) {
        return PartyStatementReader.read(
                StatementFile.of("statement.csv", text.getBytes(StandardCharsets.UTF_8)), null);
    }
}
