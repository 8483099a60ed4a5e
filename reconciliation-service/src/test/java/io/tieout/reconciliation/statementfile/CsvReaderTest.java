package io.tieout.reconciliation.statementfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.reconciliation.statementfile.CsvProfile.DateOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {

    @Test
    void readsOwnFormAndProvesItByTheRunningBalance() {
        var statement = Samples.read(Samples.file("csv/tieout.csv")).getFirst();

        assertThat(statement.account().iban()).isEqualTo("DE89370400440532013000");
        assertThat(statement.difference())
                .hasValueSatisfying(difference -> assertThat(difference).isZero());
        assertThat(statement.lines().getFirst().counterpartyName()).isEqualTo("Nordwind Handelsgesellschaft mbH");
        assertThat(statement.lines().getLast().amount()).isEqualByComparingTo("-16.00");
    }

    @Test
    void findsHeadingsBelowPreambleAndPutsOldestLineFirst() {
        var statement = Samples.read(Samples.file("csv/german.csv")).getFirst();

        assertThat(statement.opening()).isNotNull();
        assertThat(statement.difference())
                .hasValueSatisfying(difference -> assertThat(difference).isZero());
        assertThat(statement.lines())
                .extracting(line -> line.amount().toPlainString())
                .containsExactly("-90.00", "1234.56");
        assertThat(statement.lines().getLast().counterpartyName()).isEqualTo("Käserei Müller");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "UTF-8", "UTF-16"})
    void readsChineseFileInItsEncoding(String charset) {
        var text = new String(Samples.bytes("csv/chinese.csv"), StandardCharsets.UTF_8);

        var statement = Samples.read(Samples.text(text, charset)).getFirst();

        assertThat(statement.lines()).hasSize(2);
        assertThat(statement.lines().getFirst().counterpartyName()).isEqualTo("上海明月贸易有限公司");
        assertThat(statement.closing()).isNotNull();
    }

    @Test
    void readsMonthBeforeDayWhereTheDatesShowIt() {
        var statement = Samples.read(Samples.file("csv/american.csv")).getFirst();

        assertThat(statement.lines().getFirst().bookingDate()).isEqualTo(LocalDate.of(2026, 4, 13));
        assertThat(statement.credits()).isEqualByComparingTo("1250.00");
    }

    @Test
    void warnsWhenDayAndMonthCanBeExchanged() {
        var inspection = Samples.inspect(Samples.text("Date,Description,Amount,Currency\n04/05/2026,a,1.00,EUR\n"));

        assertThat(inspection.warnings()).extracting(Finding::code).containsExactly("date-order-ambiguous");
    }

    @Test
    void readsByGivenProfile() {
        var profile = new CsvProfile(
                "own",
                null,
                List.of(),
                "ISO-8859-1",
                ";",
                Map.of(CsvColumn.BOOKING_DATE, "2", CsvColumn.AMOUNT, "3", CsvColumn.REMITTANCE, "1"),
                DateOrder.MONTH_DAY_YEAR,
                ",",
                true,
                List.of(),
                "EUR",
                "DE89370400440532013000");

        var statement = Samples.read(Samples.text("Caf\u00E9;04/05/2026;12,50\n", "ISO-8859-1"), profile)
                .getFirst();

        assertThat(statement.account().iban()).isEqualTo("DE89370400440532013000");
        var line = statement.lines().getFirst();
        assertThat(line.amount()).isEqualByComparingTo("-12.50");
        assertThat(line.bookingDate()).isEqualTo(LocalDate.of(2026, 4, 5));
        assertThat(line.remittance()).isEqualTo("Café");
        assertThat(line.currency()).isEqualTo("EUR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv/german.csv", "csv/american.csv", "csv/chinese.csv", "csv/tieout.csv"})
    void proposesProfileThatReadsTheFileTheSame(String sample) {
        var proposal = Samples.inspect(Samples.file(sample)).proposal();

        assertThat(proposal).isNotNull();
        assertThat(proposal.delimiter()).isNotNull();
        assertThat(proposal.encoding()).isNotNull();
        assertThat(Samples.read(Samples.file(sample), proposal)).isEqualTo(Samples.read(Samples.file(sample)));
    }

    @Test
    void refusesAmountThatIsNone() {
        var inspection = Samples.inspect(
                Samples.text("Date,Description,Amount,Currency\n2026-04-05,a,1.00,EUR\n2026-04-06,b,12..34,EUR\n"));

        assertThat(inspection.error().orElseThrow())
                .extracting(Finding::code, Finding::position)
                .containsExactly("invalid-amount", "line 3");
    }

    @Test
    void refusesDateThatIsNone() {
        var inspection = Samples.inspect(
                Samples.text("Date,Description,Amount,Currency\n2026-04-05,a,1.00,EUR\n2026-13-06,b,2.00,EUR\n"));

        assertThat(Samples.errorCode(inspection)).isEqualTo("invalid-date");
    }

    @Test
    void refusesLinesOfSeveralAccounts() {
        var inspection = Samples.inspect(
                Samples.text("Date,Amount,Currency,Account\n2026-04-05,1.00,EUR,A1\n2026-04-06,2.00,EUR,B2\n"));

        assertThat(Samples.errorCode(inspection)).isEqualTo("several-accounts");
    }

    @Test
    void refusesUnsignedFiguresWithoutHeadings() {
        assertThat(Samples.errorCode(Samples.inspect(Samples.text("2026-04-05;shop;12,50\n2026-04-06;shop;1,50\n"))))
                .isEqualTo("csv-layout-unknown");
    }

    @ParameterizedTest
    @CsvSource({"Crédit, Débit", "Bevétel, Kiadás", "Crédito, Débito", "Uznanie, Obciążenie"})
    void knowsMarksOfDebitAndCreditWithTheirAccents(String in, String out) {
        var inspection = Samples.inspect(Samples.text(
                "Date,Amount,Direction,Currency\n2026-04-13,10.00," + in + ",EUR\n2026-04-14,3.00," + out + ",EUR\n"));

        assertThat(inspection.credits()).isEqualByComparingTo("10");
        assertThat(inspection.debits()).isEqualByComparingTo("3");
    }

    @Test
    void refusesMarkOfDebitAndCreditThatItDoesNotKnow() {
        var inspection = Samples.inspect(Samples.text(
                "Date,Amount,Direction,Currency\n2026-04-13,10.00,Credit,EUR\n2026-04-14,3.00,Quux,EUR\n"));

        assertThat(inspection.error().orElseThrow())
                .extracting(Finding::code, Finding::position)
                .containsExactly("invalid-amount", "line 3");
    }

    @Test
    void takesSignOfAmountWhereTransactionTypeSaysNoDirection() {
        var inspection = Samples.inspect(Samples.text(
                "Date,Amount,Transaction Type,Currency\n2026-04-13,10.00,Transfer,EUR\n2026-04-14,-3.00,Card,EUR\n"));

        assertThat(inspection.error()).isEmpty();
        assertThat(inspection.credits()).isEqualByComparingTo("10");
        assertThat(inspection.debits()).isEqualByComparingTo("3");
    }

    @Test
    void takesMinusBeforeEveryCreditForDecoration() {
        var inspection = Samples.inspect(Samples.text("""
                Status,Date,Description,Debit,Credit
                Cleared,04/13/2026,Shop,16.00,
                Cleared,04/14/2026,Payment,,-119.00
                Cleared,04/15/2026,Refund,,-1.00
                """));

        assertThat(inspection.profile()).isEqualTo("citi");
        assertThat(inspection.credits()).isEqualByComparingTo("120");
        assertThat(inspection.debits()).isEqualByComparingTo("16");
    }

    @Test
    void takesMinusBeforeSomeFiguresForReversal() {
        var statement = Samples.read(Samples.text("""
                        Date,Description,Debit,Credit,Currency
                        2026-04-13,a,10.00,,EUR
                        2026-04-14,b,-4.00,,EUR
                        2026-04-15,c,0.00,20.00,EUR
                        2026-04-16,d,,-5.00,EUR
                        """)).getFirst();

        assertThat(statement.lines())
                .extracting(line -> line.amount().toPlainString())
                .containsExactly("-10.00", "4.00", "20.00", "-5.00");
    }

    @Test
    void believesTheRunningBalanceThatTheOnlyCreditIsTakenBack() {
        var inspection = Samples.inspect(Samples.text("""
                Date,Description,Debit,Credit,Currency,Balance
                2026-04-13,a,10.00,,EUR,90.00
                2026-04-14,b,,-5.00,EUR,85.00
                """));

        assertThat(inspection.debits()).isEqualByComparingTo("15");
        assertThat(inspection.opening()).isEqualByComparingTo("100");
        assertThat(inspection.balanced()).isTrue();
    }

    @Test
    void looksForSignsBeyondTheFirstRows() {
        var text = new StringBuilder("Date,Description,Debit,Credit,Currency\n");
        for (int i = 0; i < 500; i++) {
            text.append("2026-04-13,a,-1.00,,EUR\n");
        }
        text.append("2026-04-13,b,600.00,,EUR\n");

        var inspection = Samples.inspect(Samples.text(text.toString()));

        assertThat(inspection.credits()).isEqualByComparingTo("500");
        assertThat(inspection.debits()).isEqualByComparingTo("600");
    }

    @Test
    void takesSeparatorThatStandsTwiceForGrouping() {
        var inspection =
                Samples.inspect(Samples.text("Date;Amount;Currency\n2026-04-13;1,234,567;EUR\n2026-04-14;1,234;EUR\n"));

        assertThat(inspection.warnings()).isEmpty();
        assertThat(inspection.credits()).isEqualByComparingTo("1235801");
    }

    @ParameterizedTest
    @CsvSource({"1.234, 5.678, true", "1.234, 5.60, false", "0.234, 5.678, false", "1234, 5678, false"})
    void warnsWhenFiguresMayBeThousandsOrThousandths(String one, String other, boolean warns) {
        var inspection = Samples.inspect(
                Samples.text("Date;Amount;Currency\n2026-04-13;" + one + ";EUR\n2026-04-14;-" + other + ";EUR\n"));

        assertThat(inspection.error()).isEmpty();
        assertThat(inspection.warnings())
                .extracting(Finding::code)
                .isEqualTo(warns ? List.of("decimal-separator-ambiguous") : List.of());
        assertThat(inspection.proposal()).isNotNull();
        assertThat(inspection.proposal().decimalSeparator() == null).isEqualTo(warns);
    }

    @Test
    void looksForDecimalsBeyondTheFirstRows() {
        var text = "Date;Amount;Currency\n" + "2026-04-13;1.234;EUR\n".repeat(500) + "2026-04-13;1.50;EUR\n";

        var inspection = Samples.inspect(Samples.text(text));

        assertThat(inspection.warnings()).isEmpty();
        assertThat(inspection.credits()).isEqualByComparingTo("618.50");
    }
}
