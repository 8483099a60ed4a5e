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

class HledgerJournalTest {

    private static final UUID ENTRY = UUID.fromString("01900000-0000-7000-8000-000000000001");

    @Test
    void writesEntriesThatHledgerReads() {
        assertThat(exported("EUR", "12.50", "Rent; for  March\n: HQ")).isEqualTo("""
                        commodity 0.00 EUR

                        account expenses:5300 Rent
                        account liabilities:2100 Trade payables

                        2026-03-31 * (01900000-0000-7000-8000-000000000001) Rent for March HQ
                            ; document: 2026-03-28
                            expenses:5300 Rent  12.50 EUR
                            liabilities:2100 Trade payables  -12.50 EUR
                        """);
    }

    @Test
    void givesCurrencyWithoutDecimalsItsMark() {
        assertThat(exported("JPY", "1250", "Rent"))
                .startsWith("commodity 0. JPY\n")
                .contains("  1250 JPY\n");
    }

    private static String exported(String currency, String amount, String text) {
        var out = new StringWriter();
        var rent = new AccountCode("5300");
        var payable = new AccountCode("2100");
        var journal = new HledgerJournal(
                new PrintWriter(out),
                Currency.getInstance(currency),
                List.of(
                        new Account(rent, "Rent", AccountType.EXPENSE, null, null, false, true, true, 1),
                        new Account(payable, "Trade payables", AccountType.LIABILITY, null, null, false, true, true, 1),
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
        var money = Money.parse(amount, currency);
        var day = LocalDate.parse("2026-03-31");
        journal.begin();
        journal.add(new ExportedLine(ENTRY, day, day.minusDays(3), text, rent, Side.DEBIT, money));
        journal.add(new ExportedLine(ENTRY, day, day.minusDays(3), text, payable, Side.CREDIT, money));
        journal.end();
        return out.toString();
    }
}
