package io.tieout.ledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void quotesAsTheStandardSaysAndKeepsFiguresPlain() {
        var table = new Table(
                "sample",
                List.of("name", "amount"),
                List.of(
                        Table.row("Rent, \"old\" house", Money.parse("-12.50", "EUR")),
                        Table.row(null, Money.parse("100", "JPY"))));

        assertThat(table.toCsv()).isEqualTo("name,amount\r\n\"Rent, \"\"old\"\" house\",-12.50\r\n,100\r\n");
    }

    @Test
    void neverLetsTextBecomeAFormula() {
        var table = new Table("sample", List.of("name"), List.of(Table.row("=1+1"), Table.row("-2"), Table.row("a=b")));

        assertThat(table.toCsv()).isEqualTo("name\r\n'=1+1\r\n'-2\r\na=b\r\n");
    }
}
