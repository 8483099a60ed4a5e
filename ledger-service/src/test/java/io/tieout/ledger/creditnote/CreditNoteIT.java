package io.tieout.ledger.creditnote;

import static io.tieout.ledger.Trade.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
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
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class CreditNoteIT {

    private static final String NOTES = "/api/v1/credit-notes";

    private final List<InvariantCheck> checks;
    private final Books books;
    private final Trade trade;
    private final Debtors debtors;

    CreditNoteIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies) {
        this.checks = checks;
        this.books = Books.open(client, companies);
        this.trade = new Trade(probe, books.companyId());
        this.debtors = new Debtors(probe, books);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void creditsACustomerWhoPaidAPartAlready() {
        var invoice = debtors.invoice("2026-03-01", "1000.00", "20");
        var line = trade.bankLines(LocalDate.of(2026, 3, 10), "700.00").getFirst();
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(line, UUID.fromString(invoice.text("/invoiceId"))));

        var note = debtors.credit(invoice, "2026-03-15", """
                        "creditedLines":[{"invoiceLine":1,"amount":{"amount":"500.00","currency":"EUR"}}],
                        "total":{"amount":"600.00","currency":"EUR"}""").is(201);

        assertThat(note.text("/creditNoteNumber")).isEqualTo("CN-2026-000001");
        assertThat(note.text("/net/amount")).isEqualTo("500.00");
        assertThat(note.text("/tax/amount")).isEqualTo("100.00");
        assertThat(books.balance("1200", "asOf=2026-03-14")).isEqualTo("500.00");
        assertThat(books.balance("1200", "asOf=2026-03-15")).isEqualTo("-100.00");
        assertThat(books.balance("4100", "asOf=2026-03-15")).isEqualTo("-500.00");
        assertThat(books.balance("2200", "asOf=2026-03-15")).isEqualTo("-100.00");
        long entries = entries();

        var allocated = allocate(note, invoice, "500.00", "2026-03-16").is(201);

        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(allocated.text("/open/amount")).isEqualTo("100.00");
        assertThat(entries()).isEqualTo(entries);
        var paid = trade.answer(LedgerEvents.INVOICE_PAID, UUID.fromString(invoice.text("/invoiceId")));
        assertThat(paid.open()).isEqualTo(eur("0.00"));
        assertThat(paid.entryId()).isNull();
        assertThat(paid.matchId()).isNull();

        var undone = undo(note, Objects.requireNonNull(allocated.location()), "2026-03-17")
                .is(201);

        assertThat(debtors.open(invoice)).isEqualTo("500.00");
        assertThat(undone.text("/open/amount")).isEqualTo("600.00");
        assertThat(entries()).isEqualTo(entries);
        assertThat(books.balance("1200", "asOf=2026-03-17")).isEqualTo("-100.00");
    }

    @Test
    void agesAsAnItemWithTheOtherSign() {
        var invoice = debtors.invoice("2026-03-01", "100.00", "0");
        var note = debtors.credit(invoice, "2026-03-05", "").is(201);
        allocate(note, invoice, "40.00", "2026-03-20").is(201);

        for (var day = LocalDate.of(2026, 2, 28); day.isBefore(LocalDate.of(2026, 5, 20)); day = day.plusDays(3)) {
            assertThat(ageing(day).text("/open/amount/amount"))
                    .as("on " + day)
                    .isEqualTo(books.balance("1200", "asOf=" + day));
        }
        var may = ageing(LocalDate.of(2026, 5, 10));
        assertThat(may.text("/buckets/2/amount/amount"))
                .as(may.body().toString())
                .isEqualTo("60.00");
        assertThat(may.text("/buckets/2/count")).isEqualTo("1");
        assertThat(may.text("/buckets/3/amount/amount")).isEqualTo("-60.00");
    }

    @Test
    void endsOnTheFiguresOfTheInvoiceWhateverThePartsRoundTo() {
        var invoice = debtors.invoice("2026-03-01", """
                "lines":[{"description":"Rods","quantity":3,"unitPrice":0.335,"taxRatePercent":10}]""");
        assertThat(invoice.text("/net/amount")).isEqualTo("1.01");
        var one = "\"creditedLines\":[{\"invoiceLine\":1,\"quantity\":1}]";

        var first = debtors.credit(invoice, "2026-03-02", one).is(201);
        var second = debtors.credit(invoice, "2026-03-02", one).is(201);
        var last = debtors.credit(invoice, "2026-03-02", one).is(201);

        assertThat(first.text("/net/amount")).isEqualTo("0.34");
        assertThat(first.text("/tax/amount")).isEqualTo("0.03");
        assertThat(second.text("/net/amount")).isEqualTo("0.34");
        assertThat(last.text("/net/amount")).isEqualTo("0.33");
        assertThat(last.text("/tax/amount")).isEqualTo("0.04");
        assertThat(last.text("/roundingTrace/0/rule")).isEqualTo("REMAINDER_NET");
        assertThat(first.text("/roundingTrace/0/rule")).isEqualTo("LINE_AMOUNT");
        assertThat(first.text("/roundingTrace/0/exact")).startsWith("0.33666");
        assertThat(books.balance("4100", "asOf=2026-03-02")).isEqualTo("0.00");
        assertThat(books.balance("2200", "asOf=2026-03-02")).isEqualTo("0.00");
        debtors.credit(invoice, "2026-03-02", one)
                .refused(409, "exceeds-invoiced-line")
                .at("/creditedLines/0");
        debtors.credit(invoice, "2026-03-02", "").refused(409, "nothing-left-to-credit");
    }

    @Test
    void neverTakesMoreTaxThanIsLeft() {
        var invoice = debtors.invoice("2026-03-01", """
                "taxMethod":"PER_DOCUMENT","lines":[{"description":"A","unitPrice":1.05,"taxRatePercent":10},
                    {"description":"B","unitPrice":1.05,"taxRatePercent":10},
                    {"description":"C","unitPrice":1.05,"taxRatePercent":10}]""");
        assertThat(invoice.text("/tax/amount")).isEqualTo("0.32");

        var part = debtors.credit(invoice, "2026-03-02", """
                        "creditedLines":[{"invoiceLine":3,"amount":{"amount":"1.04","currency":"EUR"}},{"invoiceLine":1}]""").is(201);
        var rest = debtors.credit(invoice, "2026-03-02", "").is(201);

        assertThat(part.text("/total/amount")).isEqualTo("2.30");
        assertThat(part.text("/lines/0/tax/amount")).isEqualTo("0.10");
        assertThat(rest.text("/net/amount")).isEqualTo("1.06");
        assertThat(rest.text("/tax/amount")).isEqualTo("0.11");
    }

    @Test
    void takesTheTaxOutOfPricesThatContainIt() {
        var invoice = debtors.invoice("2026-03-01", """
                "pricesIncludeTax":true,"taxMethod":"PER_DOCUMENT",
                "lines":[{"description":"A","unitPrice":379.00,"taxRatePercent":21},
                    {"description":"B","unitPrice":379.00,"taxRatePercent":21}]""");

        var part = debtors.credit(invoice, "2026-03-02", """
                        "creditedLines":[{"invoiceLine":2,"amount":{"amount":"100.00","currency":"EUR"}}]""").is(201);
        var rest = debtors.credit(invoice, "2026-03-02", "").is(201);

        assertThat(part.text("/total/amount")).isEqualTo("100.00");
        assertThat(part.text("/tax/amount")).isEqualTo("17.36");
        assertThat(rest.text("/total/amount")).isEqualTo("658.00");
        assertThat(rest.text("/tax/amount")).isEqualTo("114.19");
    }

    @Test
    void creditsACustomerWithoutAnInvoice() {
        debtors.invoice("2026-03-01", "10.00", "0");

        var note = books.post(NOTES, free("2026-03-31", "\"unitPrice\":33.33,\"quantity\":3,\"taxRatePercent\":19"))
                .is(201);

        assertThat(note.text("/total/amount")).isEqualTo("118.99");
        assertThat(note.body().has("invoiceId")).isFalse();
        assertThat(note.text("/customerName")).isEqualTo("Rod & Sons");
        assertThat(books.get(Objects.requireNonNull(note.location())).is(200).body())
                .isEqualTo(note.body());
        assertThat(books.balance("1200", "asOf=2026-03-31")).isEqualTo("-108.99");
        assertThat(books.get(NOTES + "?unused=true&customerId=" + debtors.customerId())
                        .is(200)
                        .body()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void hasNumbersWithoutGapAlsoWhenTwoCreditTheSameInvoice() throws InterruptedException {
        var invoice = debtors.invoice("2026-03-01", """
                "lines":[{"description":"Rods","quantity":5,"unitPrice":1,"taxRatePercent":10}]""");

        try (var pool = Executors.newFixedThreadPool(8)) {
            var calls = IntStream.range(0, 8)
                    .<Callable<Answer>>mapToObj(index -> () -> debtors.credit(
                            invoice, "2026-03-02", "\"creditedLines\":[{\"invoiceLine\":1,\"quantity\":1}]"))
                    .toList();
            var answers = pool.invokeAll(calls).stream()
                    .map(future -> future.resultNow().status())
                    .toList();

            assertThat(answers).filteredOn(status -> status == 201).hasSize(5);
            assertThat(answers).filteredOn(status -> status == 409).hasSize(3);
        }
    }

    @Test
    void isUsedForNoMoreThanIsLeftAndOnlyForItsCustomer() {
        var invoice = debtors.invoice("2026-03-10", "100.00", "0");
        var large = debtors.invoice("2026-03-10", "500.00", "0");
        var note = debtors.credit(invoice, "2026-03-15", "").is(201);
        var stranger = trade.anInvoiceOver("500.00", Ids.next(), LocalDate.of(2026, 3, 1));

        allocate(note, large, "100.01", "2026-03-20").refused(409, "exceeds-credit-note");
        allocate(note, invoice, "100.01", "2026-03-20").refused(409, "exceeds-open-amount");
        allocate(note, large, "0.00", "2026-03-20").refused(422, "amount-not-positive");
        allocate(note, large, "1.00", "2026-03-14").refused(422, "allocation-too-early");
        books.post(NOTES + "/" + note.text("/creditNoteId") + "/allocations", """
                        {"invoiceId":"%s","amount":{"amount":"1.00","currency":"EUR"},"effectiveDate":"2026-03-20"}""".formatted(stranger.invoiceId()))
                .refused(422, "credit-of-another-customer");
        books.close("2026-02").is(200);
        allocate(note, large, "1.00", "2026-02-20").refused(422, "period-closed");
    }

    @Test
    void isTakenBackOnceAndOnlyHere() {
        var invoice = debtors.invoice("2026-03-10", "100.00", "0");
        var note = debtors.credit(invoice, "2026-03-15", "").is(201);
        var other = debtors.credit(debtors.invoice("2026-03-10", "100.00", "0"), "2026-03-15", "")
                .is(201);
        var allocation = Objects.requireNonNull(
                allocate(note, invoice, "60.00", "2026-03-20").is(201).location());

        books.post(allocation + "/undo", "{\"reason\":\"Wrong\"}").refused(409, "allocation-not-undoable");
        undo(other, allocation, "2026-03-20").refused(404, "allocation-unknown");
        undo(note, allocation, "2026-03-19").refused(422, "allocation-too-early");
        var undoing = Objects.requireNonNull(
                undo(note, allocation, "2026-03-20").is(201).location());
        undo(note, allocation, "2026-03-20").refused(409, "allocation-not-undoable");
        undo(note, undoing, "2026-03-20").refused(409, "allocation-not-undoable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "creditedLines":[{"invoiceLine":2}]                                                       | 422 | credit-line-refused   | /creditedLines/0/invoiceLine
                    "creditedLines":[{"invoiceLine":1,"quantity":1},{"invoiceLine":1,"quantity":1}]           | 422 | credit-line-refused   | /creditedLines/1/invoiceLine
                    "creditedLines":[{"invoiceLine":1,"amount":{"amount":"1.00","currency":"USD"}}]           | 422 | credit-line-refused   | /creditedLines/0/amount/currency
                    "creditedLines":[{"invoiceLine":1,"amount":{"amount":"20.01","currency":"EUR"}}]          | 409 | exceeds-invoiced-line | /creditedLines/0
                    "creditedLines":[{"invoiceLine":1,"quantity":2.1}]                                        | 409 | exceeds-invoiced-line | /creditedLines/0
                    "creditedLines":[{"invoiceLine":1,"quantity":0}]                                          | 400 | invalid-field         | /creditedLines/0/quantity
                    "creditedLines":[{"invoiceLine":1,"amount":{"amount":"0.00","currency":"EUR"}}]           | 400 | invalid-field         | /creditedLines/0/amountPositive
                    "creditedLines":[{"invoiceLine":1,"quantity":1,"amount":{"amount":"1.00","currency":"EUR"}}] | 400 | invalid-field      | /creditedLines/0/creditedOnce
                    "taxMethod":"PER_LINE"                                                                    | 400 | invalid-field         | /invoiceId
                    "total":{"amount":"22.01","currency":"EUR"}                                               | 422 | invalid-document      | /total
            """)
    void isRefusedWhenItDoesNotFitTheInvoice(String content, int status, String code, String pointer) {
        var invoice = debtors.invoice("2026-03-01", """
                "lines":[{"description":"Rods","quantity":2,"unitPrice":10,"taxRatePercent":10}]""");

        debtors.credit(invoice, "2026-03-02", content).refused(status, code).at(pointer);

        assertThat(debtors.credit(invoice, "2026-03-02", "").is(201).text("/creditNoteNumber"))
                .isEqualTo("CN-2026-000001");
    }

    @Test
    void isRefusedWithoutItsInvoiceItsCustomerOrItsPeriod() {
        var invoice = debtors.invoice("2026-03-10", "100.00", "0");

        debtors.credit(invoice, "2026-03-09", "")
                .refused(422, "credit-note-too-early")
                .at("/creditNoteDate");
        debtors.credit(invoice, "2200-03-09", "")
                .refused(422, "date-out-of-range")
                .at("/creditNoteDate");
        books.post(NOTES, """
                        {"invoiceId":"%s","creditNoteDate":"2026-03-09","reason":"Returned"}""".formatted(Ids.next())).refused(404, "invoice-unknown");
        books.post(
                        NOTES,
                        free("2026-03-31", "\"unitPrice\":1")
                                .replace(
                                        debtors.customerId().toString(),
                                        Ids.next().toString()))
                .refused(422, "customer-unknown");
        books.post(NOTES, free("2026-03-31", "\"unitPrice\":-1"))
                .refused(422, "invalid-document")
                .at("/lines/0/unitPrice");
        books.post(NOTES, free("2026-03-31", "\"unitPrice\":0"))
                .refused(422, "invalid-document")
                .at("/total");
        books.get(NOTES + "/" + Ids.next()).refused(404, "credit-note-unknown");
        books.close("2026-03").is(200);
        debtors.credit(invoice, "2026-03-31", "").refused(422, "period-closed");
        assertThat(debtors.credit(invoice, "2026-04-01", "").is(201).text("/creditNoteNumber"))
                .isEqualTo("CN-2026-000001");
    }

    @Test
    void isAccountantsWorkAndEachCompanysOwn() {
        var invoice = debtors.invoice("2026-03-10", "100.00", "0");
        var note = debtors.credit(invoice, "2026-03-15", "").is(201);

        for (var role : List.of(Role.ADMIN, Role.AUDITOR, Role.SUPPORT, Role.SALES_MANAGER)) {
            var token = TestTokens.bearer(books.companyId(), role);
            books.send(HttpMethod.POST, NOTES, "{}", "key", token).refused(403, "access-denied");
            books.send(HttpMethod.GET, Objects.requireNonNull(note.location()), null, null, token)
                    .is(200);
        }
        books.send(
                        HttpMethod.POST,
                        NOTES,
                        free("2026-03-31", "\"unitPrice\":1"),
                        null,
                        TestTokens.bearer(books.companyId(), Role.ACCOUNTANT))
                .refused(400, "idempotency-key-required");
        books.send(
                        HttpMethod.GET,
                        Objects.requireNonNull(note.location()),
                        null,
                        null,
                        TestTokens.bearer(Ids.next(), Role.ACCOUNTANT))
                .refused(404, "credit-note-unknown");
    }

    private Answer allocate(Answer note, Answer invoice, String amount, String date) {
        return books.post(NOTES + "/" + note.text("/creditNoteId") + "/allocations", """
                {"invoiceId":"%s","amount":{"amount":"%s","currency":"EUR"},"effectiveDate":"%s"}""".formatted(
                        invoice.text("/invoiceId"), amount, date));
    }

    private Answer undo(Answer note, String allocation, String date) {
        var id = allocation.substring(allocation.lastIndexOf('/') + 1);
        return books.post(
                NOTES + "/" + note.text("/creditNoteId") + "/allocations/" + id + "/undo",
                "{\"effectiveDate\":\"" + date + "\"}");
    }

    private String free(String date, String line) {
        return """
                {"customerId":"%s","creditNoteDate":"%s","reason":"Goodwill","lines":[{"description":"Bonus",%s}]}""".formatted(debtors.customerId(), date, line);
    }

    private Answer ageing(LocalDate day) {
        return books.get("/api/v1/reports/ageing?asOf=" + day).is(200);
    }

    private long entries() {
        return books.get("/api/v1/journal-entries?limit=200")
                .is(200)
                .body()
                .path("items")
                .size();
    }
}
