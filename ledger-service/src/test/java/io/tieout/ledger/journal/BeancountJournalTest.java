package io.tieout.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountType;
import io.tieout.platform.money.Money;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BeancountJournalTest {

    private static final UUID ENTRY = UUID.fromString("01900000-0000-7000-8000-000000000001");

    @Test
    void writesEntriesThatBeancountReads() {
        var out = new StringWriter();
        var rent = new AccountCode("5300.01");
        var sales = new AccountCode("4000");
        var journal = new BeancountJournal(
                new PrintWriter(out),
                Currency.getInstance("EUR"),
                List.of(
                        new Account(rent, "Rent", AccountType.EXPENSE, null, null, false, true, true, 1),
                        new Account(sales, "Sales", AccountType.REVENUE, null, null, false, true, true, 1),
                        new Account(
                                new AccountCode("5000"),
                                "Expenses",
                                AccountType.EXPENSE,
                                null,
                                null,
                                false,
                                false,
                                true,
                                1)));
        var day = LocalDate.parse("2026-03-31");
        journal.begin();
        for (var side : Side.values()) {
            journal.add(new ExportedLine(
                    ENTRY,
                    day,
                    day.minusDays(3),
                    "The \"big\" bill\n\\ March",
                    side == Side.DEBIT ? rent : sales,
                    side,
                    Money.parse("12.50", "EUR")));
        }
        journal.end();

        assertThat(out).hasToString("""
                option "operating_currency" "EUR"

                1899-12-31 open Expenses:5300-01 EUR
                  name: "Rent"
                1899-12-31 open Income:4000 EUR
                  name: "Sales"

                2026-03-31 * "The \\"big\\" bill \\\\ March"
                  entry: "01900000-0000-7000-8000-000000000001"
                  document-date: 2026-03-28
                  Expenses:5300-01  12.50 EUR
                  Income:4000  -12.50 EUR
                """);
    }
}
