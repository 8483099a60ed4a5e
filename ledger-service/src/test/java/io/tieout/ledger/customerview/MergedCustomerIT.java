package io.tieout.ledger.customerview;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/// Two customers turn out to be one: what is read of one of them is read of both, until that is undone.
@ServiceTest
class MergedCustomerIT {

    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);

    private final EventProbe probe;
    private final List<InvariantCheck> checks;
    private final Books books;
    private final Trade trade;
    private final UUID survivor = Ids.next();
    private final UUID middle = Ids.next();
    private final UUID merged = Ids.next();

    MergedCustomerIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies) {
        this.checks = checks;
        this.probe = probe;
        this.books = Books.open(client, companies);
        this.trade = new Trade(probe, books.companyId());
    }

    @Test
    void readsWhatBothOweAndPaidAsOne() {
        trade.anInvoiceOver("100.00", survivor, MARCH_1);
        var paid = trade.anInvoiceOver("70.00", merged, MARCH_1);
        trade.anInvoiceOver("9.00", Ids.next(), MARCH_1);
        var line = trade.bankLines(LocalDate.of(2026, 4, 15), "70.00").getFirst();
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(line, paid.invoiceId()));
        assertThat(invoices(survivor)).isEqualTo(1);

        // The news of a chain may come in any order.
        tell(merged, 1, middle);
        tell(middle, 1, survivor);

        assertThat(invoices(survivor)).isEqualTo(2);
        assertThat(invoices(merged)).isEqualTo(2);
        assertThat(paidInvoices(survivor)).isEqualTo("1");
        assertThat(books.get("/api/v1/reports/payment-behaviour/invoices?asOf=2026-04-30&customerId=" + survivor)
                        .is(200)
                        .body()
                        .at("/items")
                        .size())
                .isEqualTo(1);
        assertThat(books.get("/api/v1/reports/ageing/items?asOf=2026-03-31&customerId=" + middle)
                        .is(200)
                        .body()
                        .at("/items")
                        .size())
                .isEqualTo(2);

        tell(merged, 2, null);

        assertThat(invoices(survivor)).isEqualTo(1);
        assertThat(invoices(merged)).isEqualTo(1);
        assertThat(paidInvoices(survivor)).isEmpty();
    }

    @Test
    void paysAnInvoiceWithMoneyThatCameToTheOtherId() {
        var line = trade.bankLines(MARCH_1, "50.00").getFirst();
        trade.answer(
                LedgerEvents.PAYMENT_APPLIED, trade.match(line, List.of(), List.of(Trade.onAccount("50.00", merged))));
        var credit = books.get("/api/v1/customer-credits?customerId=" + merged)
                .is(200)
                .text("/items/0/customerCreditId");
        var invoice = trade.anInvoiceOver("50.00", survivor, MARCH_1);
        pay(invoice.invoiceId(), credit).refused(422, "credit-of-another-customer");

        tell(merged, 1, survivor);

        var paid = pay(invoice.invoiceId(), credit).is(201);
        var entry =
                books.get("/api/v1/journal-entries/" + paid.text("/entryId")).is(200);
        assertThat(entry.text("/lines/0/dimensions/customerId")).isEqualTo(merged.toString());
        assertThat(entry.text("/lines/1/dimensions/customerId")).isEqualTo(survivor.toString());
        assertThat(books.balance("1200", "asOf=2026-04-30")).isEqualTo("0.00");
        assertThat(books.balance("2300", "asOf=2026-04-30")).isEqualTo("0.00");
        Checks.hold(checks, books.companyId());
    }

    private Answer pay(UUID invoiceId, String creditId) {
        return books.post("/api/v1/allocations", """
                {"customerCreditId":"%s","invoiceId":"%s","amount":{"amount":"50.00","currency":"EUR"},
                 "effectiveDate":"2026-03-20"}""".formatted(creditId, invoiceId));
    }

    private int invoices(UUID customer) {
        return books.get("/api/v1/invoices?customerId=" + customer)
                .is(200)
                .body()
                .at("/items")
                .size();
    }

    private String paidInvoices(UUID customer) {
        return books.get("/api/v1/reports/payment-behaviour?asOf=2026-04-30&customerId=" + customer)
                .is(200)
                .body()
                .at("/currencies/0/paidInvoices")
                .asString("");
    }

    private void tell(UUID customer, long version, @Nullable UUID mergedInto) {
        var state = new CustomerState(
                customer,
                "C-" + customer,
                "Rod & Sons",
                List.of(),
                null,
                null,
                List.of(),
                null,
                null,
                30,
                "ACTIVE",
                null);
        probe.tell(
                CustomerEvents.CUSTOMER_STATE,
                books.companyId(),
                customer,
                version,
                mergedInto == null ? state : state.mergedInto(mergedInto));
    }
}
