package io.tieout.ledger.ledgerimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.customerview.CustomerViewService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class LedgerImportIT {

    private static final String IMPORTS = "/api/v1/ledger-imports";

    private static final String JOURNAL = """
            entryNumber,effectiveDate,documentDate,text,account,debit,credit,dimension:costCenter
            J-1,2026-01-01,2025-12-31,Opening balances,1500,4000.00,,
            J-1,,,,1600,20000.00,,
            J-1,,,,2600,,9000.00,
            J-1,,,,3100,,15000.00,
            J-2,2026-01-15,,Rent,5300,800.5,,HQ
            J-2,,,,1110,,800.50,
            """;

    private static final String BAD_JOURNAL = """
            entryNumber,effectiveDate,text,account,debit,credit
            B-1,2026-02-01,Fine,5300,10.00,
            B-1,,,1110,,10.00
            B-2,2026-02-01,Does not balance,5300,10.00,
            B-2,,,1110,,9.99
            B-3,2026-02-30,No such day,5300,10.00,
            B-3,,,1110,,10.00
            B-4,2026-02-01,Control account,1200,10.00,
            B-4,,,1110,,10.00
            B-5,2026-02-01,Unknown account,5300,10.00,
            B-5,,,9999,,10.00
            B-6,2026-02-01,Scale,5300,10.005,
            B-6,,,1110,,10.005
            B-7,2026-02-01,Both sides,5300,10.00,10.00
            ,2026-02-01,No number,5300,10.00,
            B-9,2026-02-01,One,5300,10.00,
            B-9,,Another text,1110,,10.00
            """;

    private final List<InvariantCheck> checks;
    private final EventProbe probe;
    private final CustomerViewService customers;
    private final Books books;

    LedgerImportIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CustomerViewService customers,
            @Autowired CompanyService companies) {
        this.checks = checks;
        this.probe = probe;
        this.customers = customers;
        this.books = Books.open(client, companies);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void bringsAJournalInOnceAndTakesItBackOnce() {
        var checked = upload("kind=ENTRIES&dryRun=true", JOURNAL).is(201);
        assertThat(checked.text("/state")).isEqualTo("CHECKED");
        assertThat(checked.body().at("/totals/records").asInt()).isEqualTo(2);
        assertThat(checked.text("/totals/currencies/0/debit/amount")).isEqualTo("24800.50");
        assertThat(books.balance("1600", "asOf=2026-12-31")).isEqualTo("0.00");
        assertThat(books.get("/api/v1/journal-entries").body().path("items")).isEmpty();

        var key = Ids.next().toString();
        var control = "&records=2&lines=6&debit=24800.50&credit=24800.5";
        var done = books.upload(IMPORTS + "?kind=ENTRIES" + control, "journal.csv", bytes(JOURNAL), key)
                .is(201);
        var replayed = books.upload(IMPORTS + "?kind=ENTRIES" + control, "journal.csv", bytes(JOURNAL), key)
                .is(201);
        assertThat(replayed.body()).isEqualTo(done.body());
        assertThat(done.text("/totals/accounts/5/account")).isEqualTo("5300");
        assertThat(done.text("/totals/accounts/5/debit/amount")).isEqualTo("800.50");
        assertThat(books.balance("1600", "asOf=2026-12-31")).isEqualTo("20000.00");
        assertThat(books.balance("1110", "asOf=2026-12-31")).isEqualTo("-800.50");
        var entries = books.get("/api/v1/journal-entries?source=IMPORT&account=5300")
                .is(200)
                .body()
                .path("items");
        assertThat(entries).hasSize(1);
        assertThat(entries.at("/0/lines/0/dimensions/costCenter").asString()).isEqualTo("HQ");
        var results = books.get(done.location() + "/results").is(200).body().path("items");
        assertThat(results).hasSize(2);
        assertThat(results.at("/0/externalKey").asString()).isEqualTo("J-1");

        // The same entries cannot come twice, however the file is called.
        var again = upload("kind=ENTRIES", JOURNAL + "\n").refused(422, "import-refused");
        assertThat(again.body().path("problems").asInt()).isEqualTo(2);
        assertThat(books.balance("1600", "asOf=2026-12-31")).isEqualTo("20000.00");

        books.reverse(UUID.fromString(results.at("/1/entryId").asString()), "2026-01-15")
                .is(201);
        var reverted = revert(done).is(200);
        assertThat(reverted.text("/state")).isEqualTo("REVERTED");
        assertThat(reverted.body().path("reversedEntries").asInt()).isEqualTo(1);
        revert(done).refused(409, "import-not-revertible");
        revert(checked).refused(409, "import-not-revertible");
        for (var account : List.of("1110", "1500", "1600", "2600", "3100", "5300")) {
            assertThat(books.balance(account, "asOf=2026-12-31")).as(account).isEqualTo("0.00");
        }
        upload("kind=ENTRIES", JOURNAL).is(201);
        assertThat(books.balance("1600", "asOf=2026-12-31")).isEqualTo("20000.00");
    }

    @Test
    void refusesTheWholeFileOrSkipsWhatIsBad() {
        var refused = upload("kind=ENTRIES", BAD_JOURNAL).refused(422, "import-refused");
        assertThat(books.get("/api/v1/journal-entries").body().path("items")).isEmpty();
        var kept = IMPORTS + "/" + refused.text("/importId");
        assertThat(books.get(kept).is(200).text("/state")).isEqualTo("REFUSED");

        var file = books.file(kept + "/errors?format=csv");
        assertThat(file.getResponseHeaders().getContentDisposition().getFilename())
                .isEqualTo("import-errors.csv");
        var text = new String(Objects.requireNonNull(file.getResponseBody()), StandardCharsets.UTF_8);
        assertThat(text.lines().map(line -> line.replaceAll("^([^,]*,[^,]*),.*", "$1")))
                .containsExactly(
                        "line,column",
                        "4,entryNumber",
                        "6,effectiveDate",
                        "8,account",
                        "11,account",
                        "12,debit",
                        "13,credit",
                        "14,credit",
                        "15,entryNumber",
                        "17,text");
        var page = books.get(kept + "/errors?limit=4").is(200);
        assertThat(page.body().path("items")).hasSize(4);
        assertThat(books.get(kept + "/errors?limit=200&cursor=" + page.text("/next"))
                        .body())
                .isNotNull();

        var skipped = upload("kind=ENTRIES&onError=SKIP", BAD_JOURNAL).is(201);
        assertThat(skipped.body().path("errorCount").asInt()).isEqualTo(9);
        assertThat(skipped.body().at("/totals/records").asInt()).isEqualTo(1);
        assertThat(books.balance("5300", "asOf=2026-12-31")).isEqualTo("10.00");
        var shown = books.get(IMPORTS + "?kind=ENTRIES").is(200).body().path("items");
        assertThat(shown).hasSize(2);
    }

    /// Were there a query in a loop, this would take minutes.
    @Test
    void takesYearsOfEntriesInOneFile() {
        var journal = new StringBuilder("entryNumber,effectiveDate,text,account,debit,credit\n");
        for (int number = 1; number <= 10_000; number++) {
            var date = LocalDate.of(2024, 1, 1).plusDays(number % 700);
            journal.append(
                    "%d,%s,Sale,1110,%d.01,\n%d,,,4100,,%d.01\n".formatted(number, date, number, number, number));
        }

        var done = assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> upload("kind=ENTRIES&records=10000&lines=20000", journal.toString()));

        done.is(201);
        assertThat(books.balance("1110", "asOf=2026-12-31")).isEqualTo("50005100.00");
        var reverted = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> revert(done));
        assertThat(reverted.is(200).body().path("reversedEntries").asInt()).isEqualTo(10_000);
        assertThat(books.balance("1110", "asOf=2026-12-31")).isEqualTo("0.00");
    }

    @Test
    void comparesControlTotals() {
        var differ = upload("kind=ENTRIES&records=3&debit=24800.50&credit=24800.49", JOURNAL)
                .refused(422, "control-totals-differ");
        assertThat(differ.body().path("differences")).hasSize(2);
        upload("kind=ENTRIES&dryRun=true&lines=5", JOURNAL).refused(422, "control-totals-differ");
        assertThat(books.get("/api/v1/journal-entries").body().path("items")).isEmpty();
    }

    @Test
    void opensAChartInAnyOrderAndRemovesWhatNobodyUsed() {
        var chart = """
                code;name;type;parent;postable;statementLine;contra;cashFlow
                6110;Travel, abroad;EXPENSE;6100;;;;
                6100;Travel;EXPENSE;6000;false;;;
                6000;Other expenses;EXPENSE;5000;false;;;
                6120;Rail;EXPENSE;6100;;OPERATING_EXPENSES;false;OPERATING
                5300;Rent;EXPENSE;5000;;;;
                """;
        upload("kind=ACCOUNTS&dryRun=true", chart).is(201);
        books.get("/api/v1/accounts/6110").refused(404, "account-not-found");

        var done = upload("kind=ACCOUNTS", chart).is(201);
        assertThat(done.body().at("/totals/records").asInt()).isEqualTo(4);
        assertThat(done.body().at("/totals/unchanged").asInt()).isEqualTo(1);
        assertThat(books.get("/api/v1/accounts/6110").is(200).text("/parent")).isEqualTo("6100");

        var bad = upload("kind=ACCOUNTS&onError=SKIP", """
                code,name,type,parent,contra
                lower,x,ASSET,,
                7000,x,INCOME,,
                7000,x,EXPENSE,9999,
                7000,x,ASSET,6000,
                5300,Something else,EXPENSE,5000,
                7001,x,EXPENSE,7002,
                7002,x,EXPENSE,7001,
                7003,,EXPENSE,,
                7004,x,EXPENSE,,maybe
                """).is(201);
        assertThat(bad.body().path("errorCount").asInt()).isEqualTo(9);

        books.postEntry("2026-03-01", "6120", "1110", "5.00").is(201);
        var reverted = revert(done).is(200);
        assertThat(reverted.body().path("removedAccounts").asInt()).isEqualTo(1);
        assertThat(reverted.text("/keptAccounts/0")).isNotEmpty();
        books.get("/api/v1/accounts/6110").refused(404, "account-not-found");
        books.get("/api/v1/accounts/6120").is(200);
        books.get("/api/v1/accounts/5300").is(200);
    }

    @Test
    void takesOpenItemsOverThatABankLineCanPay() throws IOException {
        var debtors = new Debtors(probe, books);
        await().atMost(Duration.ofMinutes(2)).until(() -> customers.knows(books.companyId(), debtors.customerId()));
        // The old trial balance states its receivables on the opening account.
        upload("kind=ENTRIES", """
                entryNumber,effectiveDate,text,account,debit,credit
                OB,2026-01-01,Opening balances,3900,1300.00,
                OB,,,3100,,1300.00
                """).is(201);
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            var sheet = book.newWorksheet("Open items");
            var heading = List.of("customerNumber", "invoiceNumber", "invoiceDate", "dueDate", "openAmount");
            for (int column = 0; column < heading.size(); column++) {
                sheet.value(0, column, heading.get(column));
            }
            for (int row = 1; row <= 2; row++) {
                sheet.value(row, 0, "C-000001");
                sheet.value(row, 1, 1000 + row);
                sheet.value(row, 2, LocalDate.of(2025, 11, 3));
                sheet.value(row, 3, "2025-12-03");
                sheet.value(row, 4, new BigDecimal(row == 1 ? "1200" : "100.00"));
            }
        }
        var done = books.upload(
                        IMPORTS + "?kind=OPEN_ITEMS&openingDate=2026-01-01&records=2&debit=1300",
                        "open.xlsx",
                        bytes.toByteArray(),
                        Ids.next().toString())
                .is(201);

        assertThat(books.balance("3900", "asOf=2026-01-01")).isEqualTo("0.00");
        assertThat(books.balance("1200", "asOf=2026-01-01")).isEqualTo("1300.00");
        var issued = probe.awaitPublished(
                        LedgerEvents.INVOICE_ISSUED,
                        event -> event.companyId().equals(books.companyId())
                                && "1001".equals(event.payload().externalNumber()))
                .payload();
        assertThat(issued.open()).isEqualTo(Trade.eur("1200.00"));
        assertThat(issued.dueDate()).isEqualTo("2025-12-03");
        var before = books.get("/api/v1/reports/ageing?asOf=2025-12-31").is(200);
        assertThat(before.text("/open/amount/amount")).isEqualTo("0.00");
        var ageing = books.get("/api/v1/reports/ageing?asOf=2026-01-31").is(200);
        assertThat(ageing.text("/open/amount/amount")).isEqualTo("1300.00");

        payHalfOf(issued);
        assertThat(books.get("/api/v1/invoices/" + issued.invoiceId()).is(200).text("/open/amount"))
                .isEqualTo("600.00");
        var paid = revert(done).refused(409, "opening-item-paid");
        assertThat(paid.text("/invoiceId")).isEqualTo(issued.invoiceId().toString());
    }

    @Test
    void withdrawsOpenItemsThatNobodyPaidAndTakesThemOverAnew() {
        var debtors = new Debtors(probe, books);
        await().atMost(Duration.ofMinutes(2)).until(() -> customers.knows(books.companyId(), debtors.customerId()));
        var items = """
                customerId,invoiceNumber,invoiceDate,dueDate,openAmount
                %1$s,R-1,2025-11-03,2025-12-03,70.00
                %1$s,R-2,2025-11-03,2025-12-03,30.00
                """.formatted(debtors.customerId());
        var done = upload("kind=OPEN_ITEMS&openingDate=2026-01-01", items).is(201);
        assertThat(books.balance("1200", "asOf=2026-01-01")).isEqualTo("100.00");

        var reverted = revert(done).is(200);
        assertThat(reverted.body().path("reversedEntries").asInt()).isEqualTo(2);
        assertThat(books.balance("1200", "asOf=2026-01-01")).isEqualTo("0.00");
        upload("kind=OPEN_ITEMS&openingDate=2026-01-01", items).is(201);
        assertThat(books.balance("1200", "asOf=2026-01-01")).isEqualTo("100.00");

        var bad = upload("kind=OPEN_ITEMS&openingDate=2026-01-01&onError=SKIP", """
                        customerId,customerNumber,invoiceNumber,invoiceDate,dueDate,openAmount,currency
                        %1$s,,R-1,2025-11-03,2025-12-03,70.00,EUR
                        %2$s,,R-3,2025-11-03,2025-12-03,70.00,EUR
                        ,C-999999,R-4,2025-11-03,2025-12-03,70.00,EUR
                        %1$s,,R-5,2025-11-03,2025-10-03,70.00,EUR
                        %1$s,,R-6,2026-11-03,2026-12-03,70.00,EUR
                        %1$s,,R-7,2025-11-03,2025-12-03,-70.00,EUR
                        %1$s,,R-8,2025-11-03,2025-12-03,70.00,USD
                        %1$s,C-000001,R-9,2025-11-03,2025-12-03,70.00,EUR
                        %1$s,,R-10,2025-11-03,9999-12-03,70.00,EUR
                        %1$s,,R-11,0001-11-03,2025-12-03,70.00,EUR
                        """.formatted(
                                debtors.customerId(), Ids.next()))
                .is(201);
        assertThat(bad.body().path("errorCount").asInt()).isEqualTo(10);
        upload("kind=OPEN_ITEMS", items).refused(400, "invalid-field").at("openingDate");
    }

    @Test
    void neitherCreditsWhatWasWithdrawnNorWithdrawsWhatWasCredited() {
        var debtors = new Debtors(probe, books);
        await().atMost(Duration.ofMinutes(2)).until(() -> customers.knows(books.companyId(), debtors.customerId()));
        var items = """
                customerId,invoiceNumber,invoiceDate,dueDate,openAmount
                %s,R-1,2025-11-03,2025-12-03,70.00
                """.formatted(debtors.customerId());
        var withdrawn = upload("kind=OPEN_ITEMS&openingDate=2026-01-01", items).is(201);
        var gone = issued("R-1").invoiceId();
        revert(withdrawn).is(200);
        creditAll(gone).refused(409, "invoice-withdrawn");
        var state = probe.awaitPublished(
                LedgerEvents.INVOICE_STATE,
                event -> event.payload().invoiceId().equals(gone)
                        && event.payload().status().equals("VOID"));
        assertThat(state.payload().open()).isEqualTo(Trade.eur("0.00"));
        assertThat(probe.published(LedgerEvents.INVOICE_PAID))
                .noneMatch(event -> event.payload().invoiceId().equals(gone));

        var again = upload("kind=OPEN_ITEMS&openingDate=2026-01-01", items.replace("R-1", "R-2"))
                .is(201);
        var credited = issued("R-2").invoiceId();
        var note = creditAll(credited).is(201).text("/creditNoteId");
        var refused = revert(again).refused(409, "opening-item-credited");
        assertThat(refused.text("/invoiceId")).isEqualTo(credited.toString());

        // Before these books took it over, nothing in them could settle it.
        allocate(note, credited, "2025-12-31").refused(422, "allocation-too-early");
        allocate(note, credited, "2026-01-20").is(201);
    }

    @Test
    void leavesOpenItemsWhereAClosedMonthShowsThem() {
        var debtors = new Debtors(probe, books);
        await().atMost(Duration.ofMinutes(2)).until(() -> customers.knows(books.companyId(), debtors.customerId()));
        var done = upload("kind=OPEN_ITEMS&openingDate=2026-01-31", """
                        customerId,invoiceNumber,invoiceDate,dueDate,openAmount
                        %s,R-1,2025-11-03,2025-12-03,70.00
                        """.formatted(debtors.customerId()))
                .is(201);
        books.close("2026-01").is(200);

        var refused = revert(done).refused(409, "opening-item-closed");

        assertThat(refused.text("/invoiceId"))
                .isEqualTo(issued("R-1").invoiceId().toString());
        assertThat(books.balance("1200", "asOf=2026-12-31")).isEqualTo("70.00");
        assertThat(books.get(IMPORTS + "/" + done.text("/importId")).is(200).text("/state"))
                .isEqualTo("DONE");
        books.reopen("2026-01").is(200);
        revert(done).is(200);
        assertThat(books.balance("1200", "asOf=2026-01-31")).isEqualTo("0.00");
    }

    private Answer creditAll(UUID invoiceId) {
        return books.post("/api/v1/credit-notes", """
                {"invoiceId":"%s","creditNoteDate":"2025-12-15","reason":"Goods came back"}""".formatted(invoiceId));
    }

    private Answer allocate(String creditNoteId, UUID invoiceId, String day) {
        return books.post("/api/v1/credit-notes/" + creditNoteId + "/allocations", """
                {"invoiceId":"%s","amount":{"amount":"70.00","currency":"EUR"},"effectiveDate":"%s"}""".formatted(invoiceId, day));
    }

    private InvoiceIssued issued(String externalNumber) {
        return probe.awaitPublished(
                        LedgerEvents.INVOICE_ISSUED,
                        event -> event.companyId().equals(books.companyId())
                                && externalNumber.equals(event.payload().externalNumber()))
                .payload();
    }

    @Test
    void respectsClosedPeriodsRolesAndKeys() {
        books.postEntry("2026-01-10", "5300", "1110", "1.00").is(201);
        books.close("2026-01").is(200);
        var closed = upload("kind=ENTRIES", JOURNAL).refused(422, "import-refused");
        assertThat(closed.text("/errors/0/message")).contains("line 2, effectiveDate: period-closed");

        books.upload(IMPORTS + "?kind=ENTRIES", "x.csv", bytes(JOURNAL), null).refused(400, "idempotency-key-required");
        upload("kind=ENTRIES", "no,such,columns\n1,2,3\n").refused(400, "unreadable-import");
        books.get(IMPORTS + "/" + Ids.next()).refused(404, "import-unknown");
        for (var role : List.of(Role.ADMIN, Role.AUDITOR, Role.SUPPORT, Role.SALES_MANAGER)) {
            books.upload(
                            IMPORTS + "?kind=ENTRIES",
                            "x.csv",
                            bytes(JOURNAL),
                            "key",
                            TestTokens.bearer(books.companyId(), role))
                    .refused(403, "access-denied");
        }
        books.send(HttpMethod.GET, IMPORTS, null, null, TestTokens.bearer(books.companyId(), Role.AUDITOR))
                .is(200);
    }

    private void payHalfOf(InvoiceIssued issued) {
        var trade = new Trade(probe, books.companyId());
        var line = trade.bankLines(LocalDate.of(2026, 2, 2), "600.00").getFirst();
        var match = trade.match(line, issued.invoiceId());
        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);
    }

    private Answer upload(String query, String csv) {
        return books.upload(
                IMPORTS + "?" + query, "file.csv", bytes(csv), Ids.next().toString());
    }

    private Answer revert(Answer done) {
        return books.post(IMPORTS + "/" + done.text("/importId") + "/revert", "{\"reason\":\"Wrong file\"}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
