package io.tieout.ledger.receivable;

import static io.tieout.ledger.Trade.APRIL_15;
import static io.tieout.ledger.Trade.eur;
import static io.tieout.ledger.Trade.onAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class CreditAllocationIT {

    private static final String ALLOCATIONS = "/api/v1/allocations";

    private final List<InvariantCheck> checks;
    private final Books books;
    private final Trade trade;
    private final UUID customerId = Ids.next();

    CreditAllocationIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies) {
        this.checks = checks;
        this.books = Books.open(client, companies);
        this.trade = new Trade(probe, books.companyId());
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void paysAnInvoiceOutOfMoneyOnAccount() {
        var credit = aCreditOver("50.00");
        var invoice = anInvoiceOver("120.00");

        var allocated =
                allocate(credit, invoice.invoiceId(), "50.00", "2026-04-20").is(201);

        assertThat(allocated.location()).isEqualTo(ALLOCATIONS + "/" + allocated.text("/allocationId"));
        assertThat(books.balance("2300", "asOf=2026-04-19")).isEqualTo("-50.00");
        assertThat(books.balance("2300", "asOf=2026-04-20")).isEqualTo("0.00");
        assertThat(books.balance("1200", "asOf=2026-04-20")).isEqualTo("70.00");
        var partPaid = trade.answer(LedgerEvents.INVOICE_PART_PAID, invoice.invoiceId());
        assertThat(partPaid.open()).isEqualTo(eur("70.00"));
        assertThat(partPaid.matchId()).isNull();
        assertThat(books.get("/api/v1/customer-credits").is(200).body().path("items"))
                .isEmpty();
        assertThat(books.get("/api/v1/customer-credits?unused=false")
                        .is(200)
                        .body()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void keepsAnAdvanceAndAnOverpaymentApartFromWhatIsOwed() {
        var credit = aCreditOver("500.00");
        assertThat(books.balance("1200", "asOf=2026-04-15")).isEqualTo("0.00");
        assertThat(books.balance("2300", "asOf=2026-04-15")).isEqualTo("-500.00");
        var invoice = anInvoiceOver("1200.00");
        assertThat(books.balance("1200", "asOf=2026-04-15")).isEqualTo("1200.00");
        allocate(credit, invoice.invoiceId(), "500.00", "2026-04-16").is(201);
        assertThat(books.get("/api/v1/invoices/" + invoice.invoiceId()).text("/open/amount"))
                .isEqualTo("700.00");

        var line = trade.bankLines(LocalDate.of(2026, 4, 20), "750.00").getFirst();
        trade.answer(
                LedgerEvents.PAYMENT_APPLIED,
                trade.match(
                        line,
                        List.of(Trade.allocation(invoice.invoiceId(), "700.00")),
                        List.of(onAccount("50.00", customerId))));

        assertThat(books.balance("1200", "asOf=2026-04-20")).isEqualTo("0.00");
        assertThat(books.balance("2300", "asOf=2026-04-20")).isEqualTo("-50.00");
        assertThat(books.balance("1120.01", "asOf=2026-04-20")).isEqualTo("1250.00");
    }

    @Test
    void isUndoneOnce() {
        var credit = aCreditOver("50.00");
        var invoice = anInvoiceOver("50.00");
        var allocated =
                allocate(credit, invoice.invoiceId(), "50.00", "2026-04-20").is(201);
        var path = java.util.Objects.requireNonNull(allocated.location());

        var undone = undo(path, "2026-04-25").is(201);
        undo(path, "2026-04-25").refused(409, "allocation-not-undoable");
        undo(java.util.Objects.requireNonNull(undone.location()), "2026-04-25").refused(409, "allocation-not-undoable");

        assertThat(undone.text("/undoneAllocationId")).isEqualTo(allocated.text("/allocationId"));
        assertThat(books.get("/api/v1/invoices/" + invoice.invoiceId()).text("/status"))
                .isEqualTo("OPEN");
        assertThat(books.balance("2300", "asOf=2026-04-24")).isEqualTo("0.00");
        assertThat(books.balance("2300", "asOf=2026-04-25")).isEqualTo("-50.00");
    }

    @Test
    void isUndoneWithItsMatchWhenABankLineBroughtIt() {
        var invoice = anInvoiceOver("50.00");
        var line = trade.bankLines(APRIL_15, "50.00").getFirst();
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(line, invoice.invoiceId()));
        var allocation =
                books.get("/api/v1/invoices/" + invoice.invoiceId()).is(200).text("/allocations/0/allocationId");

        undo(ALLOCATIONS + "/" + allocation, "2026-04-25").refused(409, "allocation-not-undoable");
    }

    @Test
    void takesNoMoreThanThereIs() {
        var credit = aCreditOver("50.00");
        var small = anInvoiceOver("20.00");
        var large = anInvoiceOver("200.00");

        allocate(credit, small.invoiceId(), "20.01", "2026-04-20").refused(409, "exceeds-open-amount");
        allocate(credit, large.invoiceId(), "50.01", "2026-04-20").refused(409, "exceeds-customer-credit");
        allocate(credit, large.invoiceId(), "0.00", "2026-04-20").refused(422, "amount-not-positive");
        allocate(credit, large.invoiceId(), "-1.00", "2026-04-20").refused(422, "amount-not-positive");
    }

    @Test
    void isUsedOnceByManyWhoWantIt() throws InterruptedException {
        var credit = aCreditOver("50.00");
        var invoices =
                IntStream.range(0, 8).mapToObj(index -> anInvoiceOver("50.00")).toList();

        try (var pool = Executors.newFixedThreadPool(8)) {
            var calls = invoices.stream()
                    .<Callable<Answer>>map(
                            invoice -> () -> allocate(credit, invoice.invoiceId(), "50.00", "2026-04-20"))
                    .toList();
            var answers = pool.invokeAll(calls).stream()
                    .map(future -> future.resultNow().status())
                    .toList();

            assertThat(answers).containsOnlyOnce(201).contains(409);
        }
    }

    @Test
    void staysWithItsCustomerAndItsDates() {
        var credit = aCreditOver("50.00");
        var strangers = trade.anInvoiceOver("50.00", Ids.next(), APRIL_15);
        var own = anInvoiceOver("50.00");

        allocate(credit, strangers.invoiceId(), "50.00", "2026-04-20")
                .refused(422, "credit-of-another-customer")
                .at("/customerCreditId");
        allocate(credit, own.invoiceId(), "50.00", "2026-04-14")
                .refused(422, "allocation-too-early")
                .at("/effectiveDate");
    }

    @Test
    void knowsOnlyWhatIsThere() {
        var credit = aCreditOver("50.00");
        var invoice = anInvoiceOver("50.00");

        allocate(credit, Ids.next(), "50.00", "2026-04-20").refused(404, "invoice-unknown");
        allocate(Ids.next().toString(), invoice.invoiceId(), "50.00", "2026-04-20")
                .refused(404, "customer-credit-unknown");
        books.get(ALLOCATIONS + "/" + Ids.next()).refused(404, "allocation-unknown");
        undo(ALLOCATIONS + "/" + Ids.next(), "2026-04-20").refused(404, "allocation-unknown");
    }

    @Test
    void isAccountantsWork() {
        for (var role : List.of(Role.ADMIN, Role.AUDITOR, Role.SUPPORT, Role.SALES_MANAGER)) {
            books.send(HttpMethod.POST, ALLOCATIONS, "{}", "key", TestTokens.bearer(books.companyId(), role))
                    .refused(403, "access-denied");
        }
    }

    private InvoiceIssued anInvoiceOver(String amount) {
        return trade.anInvoiceOver(amount, customerId, APRIL_15);
    }

    /// Money on account, come on April 15.
    private String aCreditOver(String amount) {
        var line = trade.bankLines(APRIL_15, amount).getFirst();
        trade.answer(
                LedgerEvents.PAYMENT_APPLIED, trade.match(line, List.of(), List.of(onAccount(amount, customerId))));
        return books.get("/api/v1/customer-credits?customerId=" + customerId)
                .is(200)
                .text("/items/0/customerCreditId");
    }

    private Answer allocate(String creditId, UUID invoiceId, String amount, String date) {
        return books.post(ALLOCATIONS, """
                {"customerCreditId":"%s","invoiceId":"%s","amount":{"amount":"%s","currency":"EUR"},"effectiveDate":"%s"}""".formatted(creditId, invoiceId, amount, date));
    }

    private Answer undo(String allocation, String date) {
        return books.post(allocation + "/undo", """
                {"reason":"Wrong invoice","effectiveDate":"%s"}""".formatted(date));
    }
}
