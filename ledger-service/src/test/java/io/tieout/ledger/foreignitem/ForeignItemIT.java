package io.tieout.ledger.foreignitem;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class ForeignItemIT {

    private static final String ITEMS = "/api/v1/foreign-items";

    private final RestTestClient client;
    private final CompanyService companies;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final List<InvariantCheck> checks;
    private Books books;

    ForeignItemIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks) {
        this.client = client;
        this.companies = companies;
        this.probe = probe;
        this.jdbc = jdbc;
        this.checks = checks;
        this.books = Books.open(client, companies, "USD", "UTC", 1);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void realisesWhatTheRateDidToAnInvoicePaidInParts() {
        quote("EUR", "2026-03-01", "1.10");
        var debtor = new Debtors(probe, books);
        var invoice = debtor.invoice("2026-03-01", """
                "currency":"EUR","lines":[{"description":"Work","unitPrice":1000}]""");
        assertThat(balance("1200")).isEqualTo("1100.00");
        assertThat(balance("4100")).isEqualTo("-1100.00");

        var first = settle(id(invoice), "400.00", "2026-03-10", "\"exchangeRate\":\"1.15\"")
                .is(201);

        assertThat(first.text("/received/amount")).isEqualTo("460.00");
        assertThat(first.text("/realised/amount")).isEqualTo("20.00");
        assertThat(first.text("/item/open/amount")).isEqualTo("600.00");
        assertThat(first.text("/item/carrying/amount")).isEqualTo("660.00");
        assertThat(debtor.open(invoice)).isEqualTo("600.00");
        assertThat(ageing("2026-03-31")).isEqualTo("660.00");
        assertThat(ageing("2026-03-05")).isEqualTo("1100.00");
        var shown = books.get("/api/v1/invoices/" + id(invoice)).is(200);
        assertThat(shown.text("/inTheBooks/exchangeRate")).isEqualTo("1.1");
        assertThat(shown.text("/inTheBooks/total/amount")).isEqualTo("1100.00");
        assertThat(shown.text("/inTheBooks/open/amount")).isEqualTo("660.00");
        var before = books.get(ITEMS + "?asOf=2026-03-05").is(200);
        assertThat(before.text("/items/0/open/amount")).isEqualTo("1000.00");
        assertThat(before.text("/items/0/carrying/amount")).isEqualTo("1100.00");
        assertThat(books.get(ITEMS + "?asOf=2026-02-28").is(200).body().path("items"))
                .isEmpty();
        assertThat(books.get(ITEMS + "?asOf=2026-12-31&knownAt=2020-01-01")
                        .is(200)
                        .body()
                        .path("items"))
                .isEmpty();
        books.get(ITEMS + "?knownAt=yesterday").refused(400, "invalid-known-at");

        settle(id(invoice), "600.00", "2026-04-10", "\"companyAmount\":{\"amount\":\"675.00\",\"currency\":\"USD\"}")
                .is(201);

        assertThat(debtor.open(invoice)).isEqualTo("0.00");
        assertThat(balance("1200")).isEqualTo("0.00");
        assertThat(foreignBalance("1200")).isEmpty();
        assertThat(balance("4850")).isEqualTo("-35.00");
        assertThat(balance("1110")).isEqualTo("1135.00");
        for (var method : List.of("DIRECT", "INDIRECT")) {
            var cashFlow = books.get("/api/v1/reports/cash-flow?from=2026-01-01&to=2026-12-31&method=" + method)
                    .is(200);
            assertThat(cashFlow.body().path("tiesOut").asBoolean()).isTrue();
            assertThat(cashFlow.text("/sections/0/total/amount")).isEqualTo("1135.00");
        }
        assertThat(ageing("2026-04-30")).isEqualTo("0.00");
    }

    @Test
    void leavesNothingBehindWhenTheLastPartIsPaid() {
        quote("EUR", "2026-03-01", "1.2345");
        var debtor = new Debtors(probe, books);
        var invoice = debtor.invoice("2026-03-01", """
                "currency":"EUR","lines":[{"description":"Work","unitPrice":100}]""");
        assertThat(balance("1200")).isEqualTo("123.45");

        var parts = List.of("33.33", "33.33", "33.34");
        var settled = parts.stream()
                .map(part -> settle(id(invoice), part, "2026-03-02", "\"exchangeRate\":\"1.2345\"")
                        .is(201))
                .toList();

        assertThat(settled)
                .extracting(part -> part.text("/received/amount"))
                .containsExactly("41.15", "41.15", "41.16");
        assertThat(settled)
                .extracting(part -> part.text("/carrying/amount"))
                .containsExactly("41.15", "41.15", "41.15");
        assertThat(settled.getLast().text("/conversion/amount")).isEqualTo("0.01");
        assertThat(settled.getLast().text("/realised/amount")).isEqualTo("0.00");
        assertThat(balance("1200")).isEqualTo("0.00");
        assertThat(foreignBalance("1200")).isEmpty();
        assertThat(balance("5770")).isEqualTo("-0.01");
        assertThat(balance("4850")).isEqualTo("0.00");
    }

    @Test
    void convertsTheTotalOnceAndGivesTheResidueToTheLargestPart() {
        var debtor = new Debtors(probe, books);
        debtor.invoice("2026-03-01", """
                "currency":"EUR","exchangeRate":"1.2345","lines":[
                    {"description":"A","unitPrice":33.33,"taxCode":"A","taxRatePercent":10},
                    {"description":"B","unitPrice":33.33,"taxCode":"B","taxRatePercent":20}]""");

        // 33.33 + 3.33 and 33.33 + 6.67 make 76.66 EUR: 94.64 USD, and 41.15 + 4.11 + 41.15 + 8.23 are 94.64 too.
        assertThat(balance("1200")).isEqualTo("94.64");
        assertThat(balance("4100")).isEqualTo("-82.30");
        assertThat(balance("2200")).isEqualTo("-12.34");
    }

    @Test
    void roundsAsTheCompanyDoesInItsCurrency() {
        books = Books.open(client, companies, "IDR", "Asia/Jakarta", 1);
        books.put("/api/v1/currencies/IDR", """
                        {"roundingIncrement":{"amount":"1.00","currency":"IDR"}}""", null).is(200);
        var debtor = new Debtors(probe, books);
        var invoice = debtor.invoice("2026-03-01", """
                "lines":[{"description":"Work","unitPrice":1234567,"taxRatePercent":12,"taxBaseNumerator":11,
                    "taxBaseDenominator":12}]""");
        assertThat(invoice.text("/tax/amount")).isEqualTo("135802.00");
        assertThat(invoice.text("/total/amount")).isEqualTo("1370369.00");

        debtor.invoice("2026-03-01", """
                "currency":"USD","exchangeRate":"16234.565","lines":[{"description":"Work","unitPrice":1.01}]""");
        assertThat(balance("1200")).isEqualTo("1386766.00");
    }

    @Test
    void keepsABillUntilItIsPaid() {
        books = Books.open(client, companies, "INR", "Asia/Kolkata", 4);
        quote("USD", "2026-03-10", "94.39");
        var bill = bill("388.00", "2026-03-12", "").is(201);
        assertThat(bill.text("/booked/amount")).isEqualTo("36623.32");
        assertThat(balance("2100")).isEqualTo("-36623.32");

        var paid = settle(bill.id(), "388.00", "2026-04-10", "\"exchangeRate\":\"94.125\"")
                .is(201);
        assertThat(paid.text("/received/amount")).isEqualTo("36520.50");
        assertThat(paid.text("/realised/amount")).isEqualTo("102.82");
        assertThat(balance("2100")).isEqualTo("0.00");
        assertThat(balance("4850")).isEqualTo("-102.82");
        settle(bill.id(), "0.01", "2026-04-10", "\"exchangeRate\":\"94\"").refused(409, "exceeds-foreign-item");

        var undo = ITEMS + "/" + bill.id() + "/settlements/" + paid.text("/settlementId") + "/undo";
        books.post(undo, "{\"effectiveDate\":\"2026-04-09\",\"reason\":\"Wrong\"}")
                .refused(422, "foreign-item-too-early");
        var undone = books.post(undo, "{\"effectiveDate\":\"2026-04-12\",\"reason\":\"Wrong\"}")
                .is(201);
        assertThat(undone.text("/carrying/amount")).isEqualTo("36623.32");
        assertThat(undone.body().path("movements")).hasSize(3);
        books.post(undo, "{\"effectiveDate\":\"2026-04-12\",\"reason\":\"Wrong\"}")
                .refused(404, "foreign-settlement-unknown");
        assertThat(balance("4850")).isEqualTo("0.00");
        assertThat(books.get(ITEMS + "?open=true&side=PAYABLE&account=2100&currency=USD")
                        .is(200)
                        .body()
                        .path("items"))
                .hasSize(1);
        assertThat(books.get(ITEMS + "?open=false").is(200).body().path("items"))
                .isEmpty();

        books.reverse(UUID.fromString(paid.text("/entryId")), "2026-04-20").refused(422, "entry-of-foreign-item");
    }

    @Test
    void undoesTheSettlementOfAnInvoice() {
        quote("EUR", "2026-03-01", "1.10");
        var debtor = new Debtors(probe, books);
        var invoice = debtor.invoice("2026-03-01", """
                "currency":"EUR","lines":[{"description":"Work","unitPrice":1000}]""");
        var paid = settle(id(invoice), "1000.00", "2026-03-10", "\"exchangeRate\":\"1.05\"")
                .is(201);
        assertThat(paid.text("/realised/amount")).isEqualTo("-50.00");
        assertThat(balance("5750")).isEqualTo("50.00");

        books.post(
                        ITEMS + "/" + id(invoice) + "/settlements/" + paid.text("/settlementId") + "/undo",
                        "{\"effectiveDate\":\"2026-03-11\",\"reason\":\"Wrong\"}")
                .is(201);

        assertThat(debtor.open(invoice)).isEqualTo("1000.00");
        assertThat(balance("1200")).isEqualTo("1100.00");
        assertThat(balance("5750")).isEqualTo("0.00");
    }

    @Test
    void paysOutOfAForeignAccountAtItsAverage() {
        books = Books.open(client, companies, "INR", "Asia/Kolkata", 4);
        books.post("/api/v1/accounts", """
                        {"code":"1115","name":"Dollars","type":"ASSET","parent":"1100","currency":"USD"}""").is(201);
        receive("300.00", "28200.00");
        receive("100.00", "9500.00");
        var bill = bill("388.00", "2026-03-12", ",\"exchangeRate\":\"94.39\"").is(201);

        // 400 USD stand at 37,700.00: 94.25 each. No rate of the day is needed.
        var paid = books.post(ITEMS + "/" + bill.id() + "/settlements", """
                        {"amount":{"amount":"388.00","currency":"USD"},"effectiveDate":"2026-04-10","account":"1115"}""").is(201);

        assertThat(paid.text("/received/amount")).isEqualTo("36569.00");
        assertThat(paid.text("/realised/amount")).isEqualTo("54.32");
        assertThat(balance("1115")).isEqualTo("1131.00");

        var last = bill("12.00", "2026-03-12", ",\"exchangeRate\":\"94.39\"").is(201);
        books.post(ITEMS + "/" + last.id() + "/settlements", """
                        {"effectiveDate":"2026-04-10","account":"1115"}""").is(201);
        assertThat(balance("1115")).isEqualTo("0.00");
        assertThat(foreignBalance("1115")).isEmpty();
        // Beyond what is there the rate of the day is needed.
        var more = bill("1.00", "2026-03-12", ",\"exchangeRate\":\"94.39\"").is(201);
        books.post(ITEMS + "/" + more.id() + "/settlements", """
                        {"effectiveDate":"2026-04-10","account":"1115"}""").refused(422, "exchange-rate-missing");
    }

    @Test
    void leavesAForeignAccountAtItsAverageHoweverItLeaves() {
        books = Books.open(client, companies, "INR", "Asia/Kolkata", 4);
        for (var code : List.of("1115", "1116")) {
            books.post("/api/v1/accounts", """
                            {"code":"%s","name":"Dollars","type":"ASSET","parent":"1100","currency":"USD"}""".formatted(code)).is(201);
        }
        receive("300.00", "28200.00");
        receive("100.00", "9500.00");
        quote("USD", "2026-03-10", "95");

        // 400 USD stand at 37,700.00: 94.25 each. What was bought is worth the rate of the day.
        var bought = entry(dollars("5400", "DEBIT", "100.00", ""), dollars("1115", "CREDIT", "100.00", ""))
                .is(201);
        assertThat(bought.text("/lines/1/amount/amount")).isEqualTo("9425.00");
        assertThat(bought.text("/lines/2/account")).isEqualTo("4850");
        assertThat(bought.text("/lines/2/amount/amount")).isEqualTo("75.00");
        assertThat(balance("5400")).isEqualTo("9500.00");

        var deviates = entry(
                        dollars("5400", "DEBIT", "100.00", ",\"exchangeRate\":\"95\""),
                        dollars("1115", "CREDIT", "100.00", ",\"exchangeRate\":\"95\""))
                .refused(422, "average-cost-deviates")
                .at("/lines/1/amount");
        assertThat(deviates.text("/account")).isEqualTo("1115");
        assertThat(deviates.text("/carried/amount")).isEqualTo("9425.00");
        entry(
                        books.line("5400", "DEBIT", "9425.00"),
                        dollars(
                                "1115",
                                "CREDIT",
                                "100.00",
                                ",\"amount\":{\"amount\":\"9425.00\",\"currency\":\"INR\"}"))
                .is(201);

        books.post("/api/v1/cash-book-entries", """
                        {"lines":[{"date":"2026-03-12","cashAccount":"1115","counterAccount":"5300","text":"Rent",
                            "amount":{"amount":"-50.00","currency":"USD"}}]}""").is(200);
        assertThat(balance("5300")).isEqualTo("4750.00");
        assertThat(balance("4850")).isEqualTo("-112.50");

        // Own money that only moves is worth what it was.
        entry(dollars("1116", "DEBIT", "50.00", ""), dollars("1115", "CREDIT", "50.00", ""))
                .is(201);
        assertThat(balance("1116")).isEqualTo("4712.50");

        var lent = books.post(ITEMS, """
                        {"side":"RECEIVABLE","account":"1300","counterAccount":"1115","effectiveDate":"2026-03-12",
                            "text":"Lent","amount":{"amount":"50.00","currency":"USD"}}""").is(201);
        assertThat(lent.text("/booked/amount")).isEqualTo("4750.00");
        assertThat(balance("4850")).isEqualTo("-150.00");

        var half = entryBody(dollars("5400", "DEBIT", "25.00", ""), dollars("1115", "CREDIT", "25.00", ""));
        var batch = books.post("/api/v1/journal-entry-batches", """
                        {"atomic":true,"entries":[%s,%s]}""".formatted(half, half))
                .is(200);
        assertThat(batch.body().path("posted").asInt()).isEqualTo(2);
        assertThat(balance("1115")).isEqualTo("0.00");
        assertThat(foreignBalance("1115")).isEmpty();
        // Beyond what is there the rate of the day counts, and without one there is no saying.
        entry(dollars("5400", "DEBIT", "1.00", ""), dollars("1115", "CREDIT", "1.00", ""))
                .is(201);
        assertThat(balance("1115")).isEqualTo("-95.00");
    }

    @Test
    void takesADepositBackOnlyWhileNoneOfItHasLeft() {
        books = Books.open(client, companies, "INR", "Asia/Kolkata", 4);
        books.post("/api/v1/accounts", """
                        {"code":"1115","name":"Dollars","type":"ASSET","parent":"1100","currency":"USD"}""").is(201);
        quote("USD", "2026-03-10", "95");
        var first = receive("100.00", "9400.00").id();
        var second = receive("100.00", "9600.00").id();
        // Nothing left: what stays is what would be there without the second one.
        var back = books.reverse(second, "2026-03-12").is(201);
        assertThat(balance("1115")).isEqualTo("9400.00");
        books.reverse(UUID.fromString(back.text("/entryId")), "2026-03-12").is(201);
        assertThat(balance("1115")).isEqualTo("19000.00");

        var spent = entry(dollars("5400", "DEBIT", "100.00", ""), dollars("1115", "CREDIT", "100.00", ""))
                .is(201);

        // What left took its half of both at 95.00 each.
        var refused = books.reverse(first, "2026-03-12").refused(422, "reversal-off-average");
        assertThat(refused.text("/account")).isEqualTo("1115");
        assertThat(refused.text("/carried/amount")).isEqualTo("9500.00");
        // Instead: by hand, at the average, with the difference to be seen.
        entry(dollars("1115", "CREDIT", "50.00", ""), books.line("3100", "DEBIT", "4750.00"))
                .is(201);
        // Or once what left is taken back, the last first.
        var last = entry(dollars("5400", "DEBIT", "10.00", ""), dollars("1115", "CREDIT", "10.00", ""))
                .is(201)
                .id();
        books.reverse(first, "2026-03-12").refused(422, "reversal-off-average");
        books.reverse(last, "2026-03-12").is(201);
        assertThat(balance("1115")).isEqualTo("4750.00");
        // The whole rest goes at what it is carried at, so that nothing is left.
        var third = receive("100.00", "9500.00").id();
        books.reverse(third, "2026-03-12").is(201);
        books.reverse(spent.id(), "2026-03-12").is(201);
        assertThat(balance("1115")).isEqualTo("14250.00");
    }

    @Test
    void paysLittleOutOfAForeignAccountOnceAtATime() throws Exception {
        books = Books.open(client, companies, "INR", "Asia/Kolkata", 4);
        books.post("/api/v1/accounts", """
                        {"code":"1115","name":"Dollars","type":"ASSET","parent":"1100","currency":"USD"}""").is(201);
        receive("1.00", "94.33");
        quote("USD", "2026-03-10", "95");
        var payments = IntStream.range(0, 10)
                .<Callable<Integer>>mapToObj(index ->
                        () -> entry(dollars("5400", "DEBIT", "0.10", ""), dollars("1115", "CREDIT", "0.10", ""))
                                .status())
                .toList();
        int paid = 0;
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var answer : pool.invokeAll(payments)) {
                // One that was judged by what somebody else just took is refused, and may be sent again.
                assertThat(answer.get()).isIn(201, 422);
                paid += answer.get() == 201 ? 1 : 0;
            }
        }
        assertThat(paid).isPositive();
        for (; paid < 10; paid++) {
            entry(dollars("5400", "DEBIT", "0.10", ""), dollars("1115", "CREDIT", "0.10", ""))
                    .is(201);
        }
        assertThat(balance("1115")).isEqualTo("0.00");
        assertThat(foreignBalance("1115")).isEmpty();
    }

    @Test
    void isPaidOnceByManyAtOnce() throws Exception {
        var bill =
                bill("100.00", "EUR", "2026-03-12", ",\"exchangeRate\":\"1.1\"").is(201);
        try (var pool = Executors.newFixedThreadPool(4)) {
            var payments = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(
                            index -> () -> settle(bill.id(), "60.00", "2026-03-13", "\"exchangeRate\":\"1.2\"", "EUR")
                                    .status())
                    .toList();
            var answers = pool.invokeAll(payments).stream()
                    .map(done -> done.resultNow())
                    .toList();
            assertThat(answers).containsOnlyOnce(201).contains(409);
        }
        assertThat(balance("2100")).isEqualTo("-44.00");
    }

    @Test
    void isRefusedWhereItMakesNoSense() {
        bill("388.00", "EUR", "2026-03-12", "")
                .refused(422, "exchange-rate-missing")
                .at("/amount/currency");
        bill("388.00", "USD", "2026-03-12", "").refused(422, "foreign-currency-needed");
        bill("0.00", "EUR", "2026-03-12", ",\"exchangeRate\":\"1.1\"").refused(409, "exceeds-foreign-item");
        var good = """
                {"side":"PAYABLE","account":"2100","counterAccount":"5400","effectiveDate":"2026-03-12","text":"Bill",
                    "amount":{"amount":"388.00","currency":"EUR"},"exchangeRate":"1.1"}""";
        books.post(ITEMS, good.replace("2100", "1200"))
                .refused(422, "foreign-item-account-unfit")
                .at("/account");
        books.post(ITEMS, good.replace("5400", "9999")).refused(422, "foreign-item-account-unfit");
        books.post(ITEMS, good.replace("5400", "2100")).refused(422, "foreign-item-account-unfit");
        books.post(ITEMS, good.replace("5400", "5000")).refused(422, "foreign-item-account-unfit");
        books.get(ITEMS + "/" + Ids.next()).refused(404, "foreign-item-unknown");
        books.post("/api/v1/invoices", """
                        {"customerId":"%s","invoiceDate":"2026-03-01","paymentTermDays":30,"exchangeRate":"1.1",
                            "lines":[{"description":"Work","unitPrice":1}]}""".formatted(new Debtors(probe, books).customerId()))
                .refused(422, "exchange-rate-of-itself")
                .at("/exchangeRate");
        for (var role : List.of(Role.ADMIN, Role.AUDITOR, Role.SUPPORT)) {
            books.send(HttpMethod.POST, ITEMS, good, "key", TestTokens.bearer(books.companyId(), role))
                    .refused(403, "access-denied");
        }
        assertThat(books.get("/api/v1/journal-entries").is(200).body().path("items"))
                .isEmpty();

        var bill = books.post(ITEMS, good).is(201);
        settle(bill.id(), "1.00", "2026-03-11", "\"exchangeRate\":\"1.1\"", "EUR")
                .refused(422, "foreign-item-too-early");
        settle(bill.id(), "1.00", "2026-03-12", "\"exchangeRate\":\"1.1\"", "GBP")
                .refused(422, "foreign-currency-needed");
        settle(bill.id(), "388.01", "2026-03-12", "\"exchangeRate\":\"1.1\"", "EUR")
                .refused(409, "exceeds-foreign-item");
        settle(bill.id(), "1.00", "2026-03-12", "\"companyAmount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}", "EUR")
                .refused(422, "company-amount-unfit");
        books.reverse(UUID.fromString(bill.text("/entryId")), "2026-03-20").refused(422, "entry-of-foreign-item");

        jdbc.sql(
                        "update account set account_role = null where company_id = :company and account_role = 'EXCHANGE_LOSS'")
                .param("company", books.companyId())
                .update();
        settle(bill.id(), "388.00", "2026-03-13", "\"exchangeRate\":\"1.2\"", "EUR")
                .refused(422, "account-role-unmapped");
        assertThat(books.get(ITEMS + "/" + bill.id()).is(200).text("/open/amount"))
                .isEqualTo("388.00");
    }

    @Test
    void isNoWayToWriteOff() {
        quote("EUR", "2026-03-10", "1.10");
        var bill = bill("100.00", "EUR", "2026-03-12", "").is(201);
        var worth = "\"companyAmount\":{\"amount\":\"%s\",\"currency\":\"USD\"}";
        var deviates = settle(bill.id(), "100.00", "2026-03-13", worth.formatted("0.01"))
                .refused(422, "settlement-rate-deviates")
                .at("/companyAmount");
        assertThat(deviates.text("/exchangeRate")).isEqualTo("1.1");
        assertThat(deviates.text("/quotedOn")).isEqualTo("2026-03-10");
        settle(bill.id(), "100.00", "2026-03-13", "\"exchangeRate\":\"1.2102\"")
                .refused(422, "settlement-rate-deviates")
                .at("/exchangeRate");
        settle(bill.id(), "100.00", "2026-03-13", worth.formatted("98.98")).refused(422, "settlement-rate-deviates");
        books.post(ITEMS + "/" + bill.id() + "/settlements", """
                        {"effectiveDate":"2026-03-13","account":"5600"}""")
                .refused(422, "foreign-item-account-unfit")
                .at("/account");

        settle(bill.id(), "0.01", "2026-03-13", worth.formatted("0.02")).is(201);
        settle(bill.id(), "49.99", "2026-03-13", "\"exchangeRate\":\"1.21\"").is(201);
        // In June no rate is in force: what is stated stands.
        settle(bill.id(), "50.00", "2026-06-13", "\"exchangeRate\":\"1.5\"").is(201);
        assertThat(balance("2100")).isEqualTo("0.00");
    }

    @Test
    void creditsASaleInPartsUntilNothingIsLeft() {
        var debtor = new Debtors(probe, books);
        var invoice = debtor.invoice("2026-03-01", """
                "currency":"EUR","exchangeRate":"1.2345","lines":[
                    {"description":"A","unitPrice":33.33,"taxCode":"A","taxRatePercent":10},
                    {"description":"B","unitPrice":33.33,"taxCode":"B","taxRatePercent":20,
                        "taxBaseNumerator":11,"taxBaseDenominator":12}]""");
        var total = balance("1200");

        var parts = Stream.of("11.11", "11.11", "11.11")
                .map(part -> debtor.credit(invoice, "2026-03-02", """
                                "creditedLines":[{"invoiceLine":1,"amount":{"amount":"%1$s","currency":"EUR"}},
                                    {"invoiceLine":2,"amount":{"amount":"%1$s","currency":"EUR"}}]""".formatted(part))
                        .is(201))
                .toList();

        // The rate of the day it was sold counts, and the last part takes what rounding left.
        for (var account : List.of("1200", "4100", "2200", "4850", "5750", "5770")) {
            assertThat(balance(account)).as(account).isEqualTo("0.00");
        }
        assertThat(ageing("2026-03-01")).isEqualTo(total);
        assertThat(ageing("2026-03-02")).isEqualTo("0.00");
        assertThat(books.get("/api/v1/reports/tax?from=2026-03-01&to=2026-03-31")
                        .is(200)
                        .body()
                        .path("rows"))
                .allSatisfy(row -> assertThat(row.at("/base/amount").asString())
                        .as(row.toString())
                        .isEqualTo("0.00"));
        assertThat(books.get(ITEMS + "?open=true").is(200).body().path("items")).hasSize(4);

        for (var part : parts) {
            allocate(part, invoice, part.text("/total/amount"), "2026-03-03").is(201);
        }
        assertThat(debtor.open(invoice)).isEqualTo("0.00");
        assertThat(balance("1200")).isEqualTo("0.00");
        assertThat(foreignBalance("1200")).isEmpty();
        assertThat(books.get(ITEMS + "?open=true").is(200).body().path("items")).isEmpty();
        debtor.credit(invoice, "2026-03-04", "").refused(409, "nothing-left-to-credit");
    }

    @Test
    void realisesWhatTheRateDidBetweenASaleAndAnotherOneThatItsCreditSettles() {
        var debtor = new Debtors(probe, books);
        var content = """
                "currency":"EUR","exchangeRate":"%s","lines":[{"description":"Work","unitPrice":100}]""";
        var returned = debtor.invoice("2026-03-01", content.formatted("1.10"));
        var other = debtor.invoice("2026-03-05", content.formatted("1.20"));
        var note = debtor.credit(returned, "2026-03-10", "").is(201);
        assertThat(balance("1200")).isEqualTo("120.00");

        var used = allocate(note, other, "60.00", "2026-03-12").is(201);

        assertThat(balance("5750")).isEqualTo("6.00");
        assertThat(balance("1200")).isEqualTo("114.00");
        assertThat(debtor.open(other)).isEqualTo("40.00");
        assertThat(books.get(ITEMS + "/" + note.text("/creditNoteId")).is(200).text("/carrying/amount"))
                .isEqualTo("44.00");
        assertThat(ageing("2026-03-12")).isEqualTo("114.00");
        var allocation = Objects.requireNonNull(used.location()).replace("/api/v1", "");
        books.post(
                        "/api/v1/credit-notes/" + note.text("/creditNoteId") + allocation + "/undo",
                        "{\"effectiveDate\":\"2026-03-13\"}")
                .is(201);
        assertThat(balance("5750")).isEqualTo("0.00");
        assertThat(debtor.open(other)).isEqualTo("100.00");

        books.post("/api/v1/revaluations", """
                        {"date":"2026-03-31","policy":"CARRY","rates":[{"currency":"EUR","rate":"1.30"}]}""").is(201);
        assertThat(balance("1200")).isEqualTo("130.00");
        allocate(note, other, "1.00", "2026-03-20").refused(409, "foreign-item-revalued");
        allocate(note, other, "100.00", "2026-04-01").is(201);
        assertThat(balance("5750")).isEqualTo("0.00");
        assertThat(balance("1200")).isEqualTo("130.00");
    }

    @Test
    void settlesNoCreditNoteWithMoneyByHand() {
        var debtor = new Debtors(probe, books);
        var invoice = debtor.invoice("2026-03-01", """
                "currency":"EUR","exchangeRate":"1.1","lines":[{"description":"Work","unitPrice":100}]""");
        var note = debtor.credit(invoice, "2026-03-02", "").is(201).text("/creditNoteId");
        var refused = settle(UUID.fromString(note), "100.00", "2026-03-03", "\"exchangeRate\":\"1.1\"")
                .refused(422, "credit-note-settles-invoices");
        assertThat(refused.text("/creditNoteId")).isEqualTo(note);
    }

    private Answer allocate(Answer note, Answer invoice, String amount, String date) {
        return books.post("/api/v1/credit-notes/" + note.text("/creditNoteId") + "/allocations", """
                {"invoiceId":"%s","amount":{"amount":"%s","currency":"EUR"},"effectiveDate":"%s"}""".formatted(
                        invoice.text("/invoiceId"), amount, date));
    }

    private Answer bill(String amount, String date, String more) {
        return bill(amount, "USD", date, more);
    }

    private Answer bill(String amount, String currency, String date, String more) {
        return books.post(ITEMS, """
                {"side":"PAYABLE","account":"2100","counterAccount":"5400","effectiveDate":"%s","text":"Bill",
                    "amount":{"amount":"%s","currency":"%s"}%s}""".formatted(date, amount, currency, more));
    }

    private Answer settle(UUID item, String amount, String date, String worth) {
        var currency = books.get(ITEMS + "/" + item).is(200).text("/amount/currency");
        return settle(item, amount, date, worth, currency);
    }

    private Answer settle(UUID item, String amount, String date, String worth, String currency) {
        return books.post(ITEMS + "/" + item + "/settlements", """
                {"amount":{"amount":"%s","currency":"%s"},"effectiveDate":"%s","account":"1110",%s}""".formatted(amount, currency, date, worth));
    }

    private Answer entry(String... lines) {
        return books.post("/api/v1/journal-entries", entryBody(lines));
    }

    private static String entryBody(String... lines) {
        return """
                {"effectiveDate":"2026-03-12","text":"Test","lines":[%s]}""".formatted(String.join(",", lines));
    }

    private static String dollars(String account, String side, String amount, String more) {
        return """
                {"account":"%s","side":"%s","foreignAmount":{"amount":"%s","currency":"USD"}%s}""".formatted(account, side, amount, more);
    }

    private Answer receive(String dollars, String rupees) {
        return books.post("/api/v1/journal-entries", """
                        {"effectiveDate":"2026-03-01","text":"Capital","lines":[
                            {"account":"1115","side":"DEBIT","amount":{"amount":"%s","currency":"INR"},
                                "foreignAmount":{"amount":"%s","currency":"USD"}},
                            {"account":"3100","side":"CREDIT","amount":{"amount":"%s","currency":"INR"}}]}""".formatted(rupees, dollars, rupees))
                .is(201);
    }

    private void quote(String currency, String date, String rate) {
        books.post("/api/v1/exchange-rates", """
                        {"baseCurrency":"%s","date":"%s","rate":"%s"}""".formatted(currency, date, rate))
                .is(201);
    }

    private static UUID id(Answer invoice) {
        return UUID.fromString(invoice.text("/invoiceId"));
    }

    private String balance(String account) {
        return books.balance(account, "from=1900-01-01&asOf=2199-12-31");
    }

    private tools.jackson.databind.JsonNode foreignBalance(String account) {
        return books.get("/api/v1/reports/currency-balances?asOf=2199-12-31&account=" + account)
                .is(200)
                .body()
                .path("balances");
    }

    private String ageing(String asOf) {
        return books.get("/api/v1/reports/ageing?asOf=" + asOf).is(200).text("/open/amount/amount");
    }
}
