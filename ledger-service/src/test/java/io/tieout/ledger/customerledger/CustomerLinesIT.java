package io.tieout.ledger.customerledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.CustomerLinesSealed;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.EventProbe.Published;
import io.tieout.platformtest.ServiceTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class CustomerLinesIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final EventProbe probe;
    private final List<InvariantCheck> checks;
    private final JdbcClient jdbc;
    private final Books books;
    private final Debtors debtors;
    private final Trade trade;

    CustomerLinesIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies,
            @Autowired JdbcClient jdbc) {
        this.probe = probe;
        this.checks = checks;
        this.jdbc = jdbc;
        this.books = Books.open(client, companies);
        this.debtors = new Debtors(probe, books);
        this.trade = new Trade(probe, books.companyId());
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void tellsEachLineOfTheControlAccountsWithItsCustomerAndDocument() {
        var customer = debtors.customerId();
        var invoice = debtors.invoice("2026-03-01", "1000.00", "20");
        var invoiceId = UUID.fromString(invoice.text("/invoiceId"));
        var line = trade.bankLines(LocalDate.of(2026, 3, 10), "1400.00").getFirst();
        var match = trade.match(
                line, List.of(Trade.allocation(invoiceId, "1200.00")), List.of(Trade.onAccount("200.00", customer)));
        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);
        trade.undo(match, line.lineId(), LocalDate.of(2026, 3, 12));
        trade.answer(LedgerEvents.PAYMENT_REVERSED, match);
        var note = debtors.credit(invoice, "2026-03-15", "").is(201);

        var lines = awaitLines(6);

        assertThat(lines)
                .extracting(told -> told.source() + " " + told.control() + " " + told.side() + " "
                        + told.amount().amount() + " " + told.reversedSource() + " " + told.documentNumber())
                .containsExactlyInAnyOrder(
                        "INVOICE RECEIVABLE DEBIT 1200.00 null " + invoice.text("/invoiceNumber"),
                        "PAYMENT RECEIVABLE CREDIT 1200.00 null null",
                        "PAYMENT ON_ACCOUNT CREDIT 200.00 null null",
                        "REVERSAL RECEIVABLE DEBIT 1200.00 PAYMENT null",
                        "REVERSAL ON_ACCOUNT DEBIT 200.00 PAYMENT null",
                        "CREDIT_NOTE RECEIVABLE CREDIT 1200.00 null " + note.text("/creditNoteNumber"));
        assertThat(lines).allMatch(told -> customer.equals(told.customerId()));
        assertThat(lines).isSortedAccordingTo(Comparator.comparingLong(CustomerLinesSealed.Line::sequence));
        var items = lines.stream()
                .map(told -> Objects.requireNonNull(told.item(), told.toString()))
                .toList();
        assertThat(items.stream().filter(item -> item.kind().equals("INVOICE")))
                .hasSize(3)
                .allMatch(item -> item.id().equals(invoiceId)
                        && invoice.text("/invoiceNumber").equals(item.number())
                        && LocalDate.of(2026, 3, 31).equals(item.dueDate()));
        assertThat(items.stream().filter(item -> item.kind().equals("CREDIT_NOTE")))
                .hasSize(1);
        // The money came onto the same account from which it was taken back.
        assertThat(items.stream()
                        .filter(item -> item.kind().equals("CUSTOMER_CREDIT"))
                        .map(CustomerLinesSealed.Item::id)
                        .distinct())
                .hasSize(1);
        assertThat(told().getLast().payload().complete()).isTrue();
        assertThat(told().getLast().payload().balances())
                .extracting(balance ->
                        balance.accountCode() + " " + balance.balance().amount())
                .contains("1200 " + books.balance("1200", "asOf=2026-12-31"));
    }

    @Test
    void tellsForeignInvoicesInTheirCurrencyAndNamesTheCustomerOfASettlement() {
        var invoice = debtors.invoice("2026-03-02", """
                "currency":"USD","exchangeRate":"0.9","lines":[{"description":"Work","unitPrice":100}]""");
        books.post("/api/v1/foreign-items/" + invoice.text("/invoiceId") + "/settlements", """
                        {"amount":{"amount":"40.00","currency":"USD"},"effectiveDate":"2026-03-10","account":"1110",
                        "exchangeRate":"0.9"}""")
                .is(201);

        var lines = awaitLines(2);

        assertThat(lines)
                .extracting(line -> line.source() + " " + line.side() + " " + line.amount() + " " + line.worth())
                .containsExactly(
                        "INVOICE DEBIT " + Money.parse("100.00", "USD") + " " + Money.parse("90.00", "EUR"),
                        "FOREIGN_SETTLEMENT CREDIT " + Money.parse("40.00", "USD") + " " + Money.parse("36.00", "EUR"));
        assertThat(lines).allMatch(line -> debtors.customerId().equals(line.customerId()));
        assertThat(lines)
                .extracting(line -> Objects.requireNonNull(line.item()).id().toString())
                .containsOnly(invoice.text("/invoiceId"));
    }

    /// Books of before there were such events have no position: everything is told, the first entry first.
    @Test
    void tellsThePastFromItsFirstEntry() {
        Answer first = debtors.invoice("2026-03-01", "10.00", "0");
        awaitLines(1);
        long before = told().size();
        jdbc.sql("""
                        update customer_line_position set last_sequence = 0, complete = false
                        where company_id = :company""").param("company", books.companyId()).update();
        jdbc.sql("update customer_line_total set balance_minor = 0 where company_id = :company")
                .param("company", books.companyId())
                .update();

        await().atMost(LIMIT).until(() -> told().size() > before);

        var again = told().getLast().payload();
        assertThat(again.complete()).isTrue();
        assertThat(again.lines().getFirst().documentNumber()).isEqualTo(first.text("/invoiceNumber"));
        assertThat(again.balances())
                .extracting(balance -> balance.balance().amount())
                .containsExactly("10.00");
    }

    private List<CustomerLinesSealed.Line> awaitLines(int count) {
        await().atMost(LIMIT).until(() -> lines().size() == count);
        return lines();
    }

    private List<CustomerLinesSealed.Line> lines() {
        return told().stream()
                .flatMap(event -> event.payload().lines().stream())
                .toList();
    }

    private List<Published<CustomerLinesSealed>> told() {
        return probe.published(LedgerEvents.CUSTOMER_LINES_SEALED, books.companyId());
    }
}
