package io.tieout.reconciliation.statementfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class QifReaderTest {

    private static final String SAMPLE = new String(Samples.bytes("qif/bank.qif"), StandardCharsets.UTF_8);

    @Test
    void readsTransactionsAndNotTheirSplits() {
        var statement = Samples.read(Samples.text(SAMPLE)).getFirst();

        assertThat(statement.account().number()).isEqualTo("Main account");
        assertThat(statement.opening()).isNotNull().satisfies(opening -> assertThat(opening.amount())
                .isEqualByComparingTo("2187.00"));
        assertThat(statement.lines()).hasSize(2);
        var first = statement.lines().getFirst();
        assertThat(first.bookingDate()).isEqualTo(LocalDate.of(2026, 1, 13));
        assertThat(first.amount()).isEqualByComparingTo("1250.00");
        assertThat(first.remittance()).isEqualTo("INV-2026-000007");
        assertThat(statement.lines().getLast().amount()).isEqualByComparingTo("-16.00");
    }

    @Test
    void acceptsFileWhoseDatesAreClear() {
        var inspection = Samples.inspect(Samples.text(SAMPLE));

        assertThat(inspection.format()).isEqualTo(Format.QIF);
        assertThat(inspection.outcome()).isEqualTo(FileInspection.Outcome.ACCEPT);
        assertThat(inspection.transactions()).isEqualTo(2);
    }

    @Test
    void warnsWhenDayAndMonthCanBeExchanged() {
        var inspection = Samples.inspect(Samples.text("!Type:Bank\nD04/05/2026\nT1.00\n^\n"));

        assertThat(inspection.warnings()).extracting(Finding::code).containsExactly("date-order-ambiguous");
    }

    @Test
    void refusesTransactionWithoutEnd() {
        assertThat(Samples.errorCode(Samples.inspect(Samples.text(SAMPLE.substring(0, SAMPLE.length() - 3)))))
                .isEqualTo("qif-truncated");
    }

    @Test
    void refusesAmountAndDateThatAreNone() {
        assertThat(Samples.errorCode(Samples.inspect(Samples.text(SAMPLE.replace("T1,250.00", "T1,25x")))))
                .isEqualTo("invalid-amount");
        assertThat(Samples.errorCode(Samples.inspect(Samples.text(SAMPLE.replace("D1/13'26", "D13/13'26")))))
                .isEqualTo("invalid-date");
        assertThat(Samples.errorCode(Samples.inspect(Samples.text(SAMPLE.replace("D1/13'26\n", "")))))
                .isEqualTo("missing-date");
    }

    @Test
    void refusesListWithoutBankAccount() {
        assertThat(Samples.errorCode(Samples.inspect(Samples.text("!Type:Invst\nD1/13'26\nNBuy\n^\n"))))
                .isEqualTo("no-statement");
    }

    @Test
    void warnsWhenFiguresMayBeThousandsOrThousandths() {
        var inspection = Samples.inspect(Samples.text("!Type:Bank\nD04/25/2026\nT1.234\n^\n"));

        assertThat(inspection.warnings()).extracting(Finding::code).containsExactly("decimal-separator-ambiguous");
    }
}
