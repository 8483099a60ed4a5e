package io.tieout.ledger.payable;

import static io.tieout.ledger.Trade.allocation;
import static io.tieout.ledger.Trade.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.BankLinesRecorded;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.event.EventType;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.EventProbe.Published;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class BillIT {

    private static final String BILLS = "/api/v1/bills";
    private static final String POLICY = "/api/v1/bill-policy";
    private static final String PAYABLES = "2120";
    private static final LocalDate MARCH_20 = LocalDate.of(2026, 3, 20);

    private final List<InvariantCheck> checks;
    private final EventProbe probe;
    private final Books books;
    private final Trade trade;
    private final UUID supplierId = Ids.next();
    private final String admin;
    private final String secondAccountant;

    BillIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies) {
        this.checks = checks;
        this.probe = probe;
        this.books = Books.open(client, companies);
        this.trade = new Trade(probe, books.companyId());
        arrive(supplierId, List.of("SUPPLIER"));
        this.admin = TestTokens.bearer(books.companyId(), Role.ADMIN);
        this.secondAccountant = TestTokens.bearer(Ids.next(), books.companyId(), Role.ACCOUNTANT);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void isPostedWithItsTaxPaidInPartsAndOwedAgainWhenThatIsUndone() {
        onePersonIsEnough();
        books.post("/api/v1/tax-codes", """
                        {"code":"IN19","name":"Input tax","kind":"INPUT","rates":[{"validFrom":"2020-01-01","percent":19}]}""").is(201);

        var posted = books.post(BILLS, """
                        {"supplierId":"%s","supplierNumber":"RE-4711","documentDate":"2026-03-01","termDays":14,
                         "paymentReference":"RF18539007547034","text":"Hosting","lines":[
                          {"account":"5400","amount":{"amount":"100.00","currency":"EUR"},"taxCode":"IN19","text":"March"},
                          {"account":"1600","amount":{"amount":"50.00","currency":"EUR"}}]}""".formatted(supplierId)).is(201);

        var path = Objects.requireNonNull(posted.location());
        var billId = UUID.fromString(posted.text("/billId"));
        assertThat(posted.text("/billNumber")).isEqualTo("BILL-2026-000001");
        assertThat(posted.text("/total/amount")).isEqualTo("169.00");
        assertThat(posted.text("/dueDate")).isEqualTo("2026-03-15");
        assertThat(posted.text("/lines/0/tax/amount")).isEqualTo("19.00");
        assertThat(books.balance(PAYABLES, "asOf=2026-03-01")).isEqualTo("-169.00");
        assertThat(books.balance("1350", "asOf=2026-03-01")).isEqualTo("19.00");
        var entry = books.get("/api/v1/journal-entries?source=BILL&sourceId=" + billId);
        assertThat(entry.text("/items/0/lines/3/dimensions/supplierId")).isEqualTo(supplierId.toString());
        assertThat(entry.text("/items/0/lines/3/dimensions/documentNumber")).isEqualTo("RE-4711");
        books.reverse(UUID.fromString(posted.text("/entryId")), "2026-03-02").refused(422, "control-account");
        var told = trade.answer(LedgerEvents.BILL_POSTED, billId);
        assertThat(told.open()).isEqualTo(eur("169.00"));
        assertThat(told.payable()).isTrue();
        assertThat(told.tax()).isEqualTo(eur("19.00"));

        var lines = trade.bankLines(MARCH_20, "-60.00", "-109.00", "-10.00");
        var part = pay(lines.get(0), billId, "-60.00");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, part);
        assertThat(books.get(path).text("/status")).isEqualTo("PART_PAID");
        var rest = pay(lines.get(1), billId, "-109.00");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, rest);
        assertThat(books.get(path).text("/status")).isEqualTo("PAID");
        refused(pay(lines.get(2), billId, "-10.00"), "exceeds-open-bill");
        assertThat(books.balance(PAYABLES, "asOf=2026-03-20")).isEqualTo("0.00");
        var paid = books.get("/api/v1/journal-entries?source=PAYMENT&sourceId=" + rest);
        assertThat(paid.text("/items/0/lines/1/account")).isEqualTo(PAYABLES);
        assertThat(paid.text("/items/0/lines/1/dimensions/supplierId")).isEqualTo(supplierId.toString());
        assertThat(paid.text("/items/0/lines/1/dimensions/documentNumber")).isEqualTo("RE-4711");
        assertThat(paid.body().at("/items/0/lines/1/dimensions").has("customerId"))
                .isFalse();
        books.send(HttpMethod.POST, path + "/void", "{\"reason\":\"Wrong\"}", key(), accountant(), eTag(path))
                .refused(409, "bill-not-voidable");

        trade.undo(part, lines.get(0).lineId(), LocalDate.of(2026, 3, 21));
        trade.answer(LedgerEvents.PAYMENT_REVERSED, part);
        var shown = books.get(path).is(200);
        assertThat(shown.text("/open/amount")).isEqualTo("60.00");
        assertThat(shown.body().path("allocations")).hasSize(3);
        assertThat(versions(LedgerEvents.BILL_PART_PAID, billId)).containsExactly(2L);
        assertThat(versions(LedgerEvents.BILL_PAID, billId)).containsExactly(3L);
        assertThat(versions(LedgerEvents.BILL_REOPENED, billId)).containsExactly(4L);
        assertThat(probe.published(LedgerEvents.BILL_STATE, billId)).hasSize(4);

        undoing(shown.text("/allocations/0/allocationId"), path).refused(409, "allocation-not-undoable");
        assertThat(ageing("2026-03-16", "")).isEqualTo("169.00 DAYS_1_TO_30");
        assertThat(ageing("2026-03-20", "")).isEqualTo("0.00 ");
        assertThat(ageing("2026-03-31", "")).isEqualTo("60.00 DAYS_1_TO_30");
        assertThat(ageing("2026-03-31", "&knownAt=2026-01-01")).isEqualTo("0.00 ");
        var csv = books.file("/api/v1/reports/payables-ageing?asOf=2026-03-31&format=csv");
        assertThat(csv.getStatus().value()).isEqualTo(200);
    }

    @Test
    void isPaidTogetherWithOthersOfItsSupplierOrNotAtAll() {
        onePersonIsEnough();
        var one = bill("A-1", "30.00");
        var two = bill("A-2", "70.00");
        var line = trade.bankLines(MARCH_20, "-100.00", "-100.00");
        refused(
                trade.match(line.get(0), List.of(allocation(one, "-29.00"), allocation(two, "-71.00")), List.of()),
                "exceeds-open-bill");

        var matchId =
                trade.match(line.get(0), List.of(allocation(one, "-30.00"), allocation(two, "-70.00")), List.of());

        trade.answer(LedgerEvents.PAYMENT_APPLIED, matchId);
        assertThat(books.get(BILLS + "?status=PAID").body().path("items")).hasSize(2);
        trade.undo(matchId, line.get(0).lineId(), MARCH_20);
        trade.answer(LedgerEvents.PAYMENT_REVERSED, matchId);
        assertThat(books.balance(PAYABLES, "asOf=2026-03-31")).isEqualTo("-100.00");
        assertThat(books.get(BILLS + "?status=OPEN&overdue=true&asOf=2026-04-30&supplierId=" + supplierId)
                        .body()
                        .path("items"))
                .hasSize(2);
        assertThat(books.get(BILLS + "?supplierId=" + Ids.next()).body().path("items"))
                .isEmpty();
        var first = books.get(BILLS + "?limit=1").is(200);
        assertThat(books.get(BILLS + "?limit=1&cursor=" + first.text("/next")).text("/items/0/billId"))
                .isNotEqualTo(first.text("/items/0/billId"));
    }

    @Test
    void keepsBackWhatTheSupplierAllowsForPayingEarlyAndOwesItAgainWhenThatIsUndone() {
        onePersonIsEnough();
        books.post("/api/v1/tax-codes", """
                        {"code":"IN19","name":"Input tax","kind":"INPUT","rates":[{"validFrom":"2020-01-01","percent":19}]}""").is(201);
        var early = body(supplierId, "RE-1", "BILL", "100.00")
                .replace("\"lines\"", "\"earlyPayment\":{\"percent\":2,\"days\":19},\"lines\"")
                .replace("\"currency\":\"EUR\"}}", "\"currency\":\"EUR\"},\"taxCode\":\"IN19\"}");
        books.post(BILLS, early.replace("\"BILL\"", "\"CREDIT_NOTE\""))
                .refused(422, "bill-refused")
                .at("/earlyPayment");
        books.post(BILLS, early.replace("\"percent\":2", "\"percent\":0")).refused(422, "bill-refused");
        var posted = books.post(BILLS, early).is(201);
        var path = Objects.requireNonNull(posted.location());
        assertThat(posted.text("/earlyPayment/amount/amount")).isEqualTo("2.38");
        assertThat(posted.text("/earlyPayment/until")).isEqualTo("2026-03-20");
        var billId = UUID.fromString(posted.text("/billId"));
        var lines = trade.bankLines(MARCH_20, "-116.62", "-50.00", "-66.62");

        var matchId = pay(lines.get(0), billId, "-116.62");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, matchId);

        var paid = books.get(path);
        assertThat(paid.text("/status")).isEqualTo("PAID");
        assertThat(paid.text("/allocations/1/kind")).isEqualTo("DISCOUNT");
        assertThat(paid.text("/allocations/1/amount/amount")).isEqualTo("2.38");
        assertThat(books.balance("5400", "asOf=2026-03-20")).isEqualTo("98.00");
        assertThat(books.balance("1350", "asOf=2026-03-20")).isEqualTo("18.62");
        assertThat(books.balance(PAYABLES, "asOf=2026-03-20")).isEqualTo("0.00");
        var tax = books.get("/api/v1/reports/tax-documents?direction=INPUT&taxCode=IN19&from=2026-03-01&to=2026-03-31");
        assertThat(tax.text("/items/0/link")).isEqualTo(path);
        assertThat(tax.text("/items/1/base/amount")).isEqualTo("-2.00");
        assertThat(tax.text("/items/1/tax/amount")).isEqualTo("-0.38");

        trade.undo(matchId, lines.get(0).lineId(), LocalDate.of(2026, 3, 21));
        trade.answer(LedgerEvents.PAYMENT_REVERSED, matchId);
        assertThat(books.get(path).text("/open/amount")).isEqualTo("119.00");
        assertThat(books.balance("5400", "asOf=2026-03-31")).isEqualTo("100.00");
        assertThat(versions(LedgerEvents.BILL_REOPENED, billId)).containsExactly(4L, 5L);

        // In two parts: the second one leaves just what may be kept back.
        trade.answer(LedgerEvents.PAYMENT_APPLIED, pay(lines.get(1), billId, "-50.00"));
        assertThat(books.get(path).text("/open/amount")).isEqualTo("69.00");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, pay(lines.get(2), billId, "-66.62"));
        assertThat(books.get(path).text("/open/amount")).isEqualTo("0.00");
    }

    @Test
    void takesADiscountOnceThoughAnEarlierPaymentIsUndone() {
        onePersonIsEnough();
        var billId = anEarlyBill("RE-2", 19);
        var path = BILLS + "/" + billId;
        var lines = trade.bankLines(MARCH_20, "-50.00", "-48.00", "-50.00", "-48.00");
        var first = pay(lines.get(0), billId, "-50.00");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, first);
        trade.answer(LedgerEvents.PAYMENT_APPLIED, pay(lines.get(1), billId, "-48.00"));
        assertThat(books.get(path).text("/open/amount")).isEqualTo("0.00");

        trade.undo(first, lines.get(0).lineId(), LocalDate.of(2026, 3, 21));
        trade.answer(LedgerEvents.PAYMENT_REVERSED, first);

        assertThat(books.get(path).text("/open/amount")).isEqualTo("52.00");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, pay(lines.get(3), billId, "-48.00"));
        assertThat(books.get(path).text("/open/amount")).isEqualTo("4.00");
        assertThat(books.balance("5400", "asOf=2026-03-31")).isEqualTo("100.00");
        assertThat(books.balance(PAYABLES, "asOf=2026-03-31")).isEqualTo("-4.00");
    }

    @Test
    void allowsTheDiscountOnWhatTheSupplierDoesNotCreditAndNotWhenTheCreditIsUndone() {
        onePersonIsEnough();
        var billId = anEarlyBill("RE-3", 19);
        var path = BILLS + "/" + billId;
        var noteId = post("GU-3", "CREDIT_NOTE", "20.00").is(201).text("/billId");
        var used = use(BILLS + "/" + noteId, billId, "20.00", "2026-03-20").is(201);
        var line = trade.bankLines(MARCH_20, "-78.40").getFirst();

        assertThat(books.get(path).text("/earlyPayment/amount/amount")).isEqualTo("1.60");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, pay(line, billId, "-78.40"));
        assertThat(books.get(path).text("/open/amount")).isEqualTo("0.00");
        assertThat(books.balance("5400", "asOf=2026-03-20")).isEqualTo("78.40");

        undoing(used.text("/allocations/0/allocationId"), path).is(200);
        assertThat(books.get(path).text("/open/amount")).isEqualTo("21.60");
        assertThat(books.balance("5400", "asOf=2026-03-31")).isEqualTo("80.00");
    }

    @Test
    void isPaidEarlyOnTheDayOfTheBankThoughItsPeriodIsClosed() {
        onePersonIsEnough();
        var billId = anEarlyBill("RE-4", 10);
        books.close("2026-03").is(200);
        var line = trade.bankLines(LocalDate.of(2026, 3, 11), "-98.00").getFirst();

        trade.answer(LedgerEvents.PAYMENT_APPLIED, pay(line, billId, "-98.00"));

        assertThat(books.get(BILLS + "/" + billId).text("/open/amount")).isEqualTo("0.00");
        assertThat(books.balance("5400", "asOf=2026-04-30")).isEqualTo("98.00");
    }

    @Test
    void isOwedAgainWithItsDiscountWhenItsPaymentComesBackUntilThatIsUndone() {
        onePersonIsEnough();
        var billId = anEarlyBill("RE-5", 19);
        var path = BILLS + "/" + billId;
        var lines = trade.bankLines(MARCH_20, "-98.00", "98.01", "98.00", "-98.00");
        var back = lines.get(2);
        refused(pay(back, billId, "98.00"), "exceeds-open-bill");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, pay(lines.get(0), billId, "-98.00"));

        refused(pay(lines.get(1), billId, "98.01"), "exceeds-paid-bill");
        var returned = pay(back, billId, "98.00");
        var entry = trade.answer(LedgerEvents.PAYMENT_APPLIED, returned).entryId();

        assertThat(books.get(path).text("/open/amount")).isEqualTo("100.00");
        assertThat(books.balance(PAYABLES, "asOf=2026-03-20")).isEqualTo("-100.00");
        assertThat(books.balance("5400", "asOf=2026-03-20")).isEqualTo("100.00");
        assertThat(books.get("/api/v1/journal-entries/" + entry).text("/lines/1/dimensions/billId"))
                .isEqualTo(billId.toString());
        var told = probe.published(LedgerEvents.BILL_REOPENED, billId).getLast().payload();
        assertThat(told.matchId()).isEqualTo(returned);
        assertThat(told.changed()).isEqualTo(eur("98.00"));
        assertThat(ageing("2026-03-20", "")).isEqualTo("100.00 NOT_DUE");
        refused(pay(lines.get(1), billId, "98.01"), "exceeds-open-bill");

        trade.undo(returned, back.lineId(), LocalDate.of(2026, 3, 25));
        trade.answer(LedgerEvents.PAYMENT_REVERSED, returned);

        assertThat(books.get(path).text("/open/amount")).isEqualTo("0.00");
        assertThat(books.balance("5400", "asOf=2026-03-31")).isEqualTo("98.00");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, pay(back, billId, "98.00"));
        trade.answer(LedgerEvents.PAYMENT_APPLIED, pay(lines.get(3), billId, "-98.00"));
        assertThat(books.get(path).text("/open/amount")).isEqualTo("0.00");
    }

    @Test
    void takesWhatASupplierPaysBackForItsCreditNoteOrWeKeepBackForIt() {
        onePersonIsEnough();
        var noteId =
                UUID.fromString(post("GS-7", "CREDIT_NOTE", "40.00").is(201).text("/billId"));
        var billId = bill("RE-7", "100.00");
        var paidBill = bill("RE-8", "10.00");
        var note = BILLS + "/" + noteId;
        var lines = trade.bankLines(MARCH_20, "15.00", "40.01", "-75.00", "-10.00", "-5.00");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, pay(lines.get(3), paidBill, "-10.00"));
        refused(pay(lines.get(1), noteId, "40.01"), "exceeds-open-bill");
        refused(
                trade.match(
                        lines.get(4), List.of(allocation(billId, "-15.00"), allocation(paidBill, "10.00")), List.of()),
                "bill-not-payable");

        var refunded = pay(lines.get(0), noteId, "15.00");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, refunded);
        assertThat(books.get(note).text("/open/amount")).isEqualTo("25.00");
        assertThat(books.balance(PAYABLES, "asOf=2026-03-20")).isEqualTo("-75.00");
        var net = trade.match(
                lines.get(2), List.of(allocation(billId, "-100.00"), allocation(noteId, "25.00")), List.of());
        trade.answer(LedgerEvents.PAYMENT_APPLIED, net);
        assertThat(books.get(note).text("/status")).isEqualTo("PAID");
        assertThat(books.get(BILLS + "/" + billId).text("/status")).isEqualTo("PAID");
        assertThat(books.balance(PAYABLES, "asOf=2026-03-20")).isEqualTo("0.00");

        trade.undo(refunded, lines.get(0).lineId(), MARCH_20);
        trade.answer(LedgerEvents.PAYMENT_REVERSED, refunded);
        assertThat(books.get(note).text("/open/amount")).isEqualTo("15.00");
    }

    private UUID anEarlyBill(String number, int days) {
        var early = body(supplierId, number, "BILL", "100.00")
                .replace("\"lines\"", "\"earlyPayment\":{\"percent\":2,\"days\":" + days + "},\"lines\"");
        return UUID.fromString(books.post(BILLS, early).is(201).text("/billId"));
    }

    @Test
    void waitsForASecondPersonAboveTheLimit() {
        books.get(POLICY).is(200);
        books.send(HttpMethod.PUT, POLICY, limit("50.00"), null, accountant(), "\"0\"")
                .refused(403, "access-denied");
        books.send(HttpMethod.PUT, POLICY, limit("50.00"), null, admin, "\"1\"").refused(412, "stale-version");
        books.send(HttpMethod.PUT, POLICY, limit("-1.00"), null, admin, "\"0\"").refused(422, "bill-refused");
        books.send(
                        HttpMethod.PUT,
                        POLICY,
                        "{\"aloneUpTo\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}",
                        null,
                        admin,
                        "\"0\"")
                .refused(422, "bill-refused");
        books.send(HttpMethod.PUT, POLICY, limit("50.00"), null, admin, "\"0\"").is(200);
        var billId = bill("RE-1", "50.01");
        var path = BILLS + "/" + billId;
        assertThat(books.get(BILLS + "?approval=WAITING").text("/items/0/billId"))
                .isEqualTo(billId.toString());
        assertThat(trade.answer(LedgerEvents.BILL_POSTED, billId).payable()).isFalse();
        var lines = trade.bankLines(MARCH_20, "-50.01", "-50.01");
        refused(pay(lines.get(0), billId, "-50.01"), "bill-not-payable");

        approve(path, accountant(), eTag(path)).refused(403, "approver-is-creator");
        approve(path, secondAccountant, "\"7\"").refused(412, "stale-version");
        approve(path, secondAccountant, null).refused(428, "if-match-required");
        approve(path, admin, eTag(path)).refused(403, "access-denied");
        approve(BILLS + "/" + Ids.next(), secondAccountant, "\"1\"").refused(404, "bill-unknown");
        var approved = approve(path, secondAccountant, eTag(path)).is(200);

        assertThat(approved.text("/approval")).isEqualTo("APPROVED");
        approve(path, secondAccountant, approved.eTag()).refused(409, "bill-decided");
        assertThat(versions(LedgerEvents.BILL_APPROVED, billId)).containsExactly(2L);
        trade.answer(LedgerEvents.PAYMENT_APPLIED, pay(lines.get(1), billId, "-50.01"));
        assertThat(books.get(path).text("/status")).isEqualTo("PAID");
    }

    @Test
    void countsASuppliersDocumentOnceUntilItIsTakenBack() {
        onePersonIsEnough();
        var billId = bill("RE-2026/001", "10.00");
        var path = BILLS + "/" + billId;

        var twice = post("re 2026 001", "BILL", "10.00").refused(409, "bill-number-taken");

        assertThat(twice.text("/billId")).isEqualTo(billId.toString());
        post("RE-2026/001", "CREDIT_NOTE", "10.00").is(201);
        books.post(BILLS, body(anotherSupplier(), "RE-2026/001", "BILL", "10.00"))
                .is(201);
        voiding(path, "2026-02-28").refused(422, "allocation-too-early");
        var gone = voiding(path, "2026-03-05").is(200);
        assertThat(gone.text("/status")).isEqualTo("VOID");
        assertThat(trade.answer(LedgerEvents.BILL_VOIDED, billId).changed()).isEqualTo(eur("-10.00"));
        voiding(path, "2026-03-05").refused(409, "bill-not-voidable");
        post("RE-2026/001", "BILL", "12.00").is(201);
        assertThat(books.get(BILLS + "?supplierNumber=RE2026001&kind=BILL&supplierId=" + supplierId)
                        .body()
                        .path("items"))
                .hasSize(2);
        assertThat(ageing("2026-03-04", "")).isEqualTo("22.00 NOT_DUE DAYS_1_TO_30");
        assertThat(ageing("2026-03-05", "")).isEqualTo("12.00 NOT_DUE DAYS_1_TO_30");
    }

    @Test
    void isEnteredOnceWhenTwoEnterItAtTheSameTime() throws Exception {
        onePersonIsEnough();
        try (var pool = Executors.newFixedThreadPool(4)) {
            var answers = new ArrayList<Integer>();
            for (var answer : pool.invokeAll(IntStream.range(0, 4)
                    .mapToObj(index -> (Callable<Integer>)
                            () -> post("SAME 1", "BILL", "10.00").status())
                    .toList())) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409);
        }
    }

    @Test
    void usesACreditNoteForABillOfItsSupplierWithoutAnEntry() {
        onePersonIsEnough();
        var billId = bill("RE-1", "100.00");
        var noteId =
                UUID.fromString(post("GS-1", "CREDIT_NOTE", "40.00").is(201).text("/billId"));
        var note = BILLS + "/" + noteId;
        assertThat(books.get(note).text("/billNumber")).isEqualTo("SCN-2026-000001");
        assertThat(books.balance(PAYABLES, "asOf=2026-03-31")).isEqualTo("-60.00");
        var strangers = UUID.fromString(books.post(BILLS, body(anotherSupplier(), "X", "BILL", "10.00"))
                .is(201)
                .text("/billId"));

        use(note, billId, "40.01", "2026-03-05").refused(409, "exceeds-open-bill");
        use(note, billId, "0.00", "2026-03-05").refused(422, "amount-not-positive");
        use(note, billId, "1.00", "2026-02-28").refused(422, "allocation-too-early");
        use(note, strangers, "1.00", "2026-03-05").refused(422, "bill-credit-not-usable");
        use(BILLS + "/" + billId, noteId, "1.00", "2026-03-05").refused(422, "bill-credit-not-usable");
        use(note, Ids.next(), "1.00", "2026-03-05").refused(404, "bill-unknown");
        var used = use(note, billId, "40.00", "2026-03-05").is(201);

        assertThat(used.text("/status")).isEqualTo("PAID");
        assertThat(books.get(BILLS + "/" + billId).text("/open/amount")).isEqualTo("60.00");
        assertThat(books.balance(PAYABLES, "asOf=2026-03-31")).isEqualTo("-70.00");
        var line = trade.bankLines(MARCH_20, "-40.00").getFirst();
        refused(pay(line, noteId, "-40.00"), "bill-not-payable");
        var allocationId = used.text("/allocations/0/allocationId");
        books.post(note + "/allocations/" + allocationId + "/undo", "{\"effectiveDate\":\"2026-03-04\"}")
                .refused(422, "allocation-too-early");
        undoing(allocationId, note).is(200);
        undoing(allocationId, note).refused(409, "allocation-not-undoable");
        undoing(Ids.next().toString(), note).refused(404, "allocation-unknown");
        assertThat(books.get(note).text("/open/amount")).isEqualTo("40.00");
        assertThat(books.get(BILLS + "/" + billId).text("/open/amount")).isEqualTo("100.00");
        assertThat(ageing("2026-03-31", "")).isEqualTo("70.00 NOT_DUE DAYS_1_TO_30");
    }

    @Test
    void refusesWhatMakesNoSense() {
        onePersonIsEnough();
        var good = body(supplierId, "RE-1", "BILL", "10.00");
        books.post(BILLS, good.replace("5400", "1200"))
                .refused(422, "bill-refused")
                .at("/lines/0/account");
        books.post(BILLS, good.replace("5400", PAYABLES)).refused(422, "bill-refused");
        books.post(BILLS, good.replace("5400", "9999")).is(422);
        books.post(BILLS, good.replace("RE-1", "--"))
                .refused(422, "bill-refused")
                .at("/supplierNumber");
        books.post(BILLS, good.replace("\"dueDate\":\"2026-03-31\",", ""))
                .refused(422, "bill-refused")
                .at("/dueDate");
        books.post(BILLS, good.replace("2026-03-31", "2026-02-28"))
                .refused(422, "bill-refused")
                .at("/dueDate");
        books.post(BILLS, good.replace("\"dueDate\"", "\"termDays\":3,\"dueDate\""))
                .refused(422, "bill-refused")
                .at("/termDays");
        books.post(BILLS, good.replace("EUR", "USD"))
                .refused(422, "purchase-refused")
                .at("/lines/0/amount");
        books.post(BILLS, good.replace("10.00", "0.00")).refused(422, "purchase-refused");
        books.send(HttpMethod.POST, BILLS, good, null).refused(400, "idempotency-key-required");
        for (var role : List.of(Role.AUDITOR, Role.ADMIN)) {
            books.send(HttpMethod.POST, BILLS, good, key(), TestTokens.bearer(books.companyId(), role))
                    .refused(403, "access-denied");
        }
        books.close("2026-01").is(200);
        books.close("2026-02").is(200);
        books.post(BILLS, good.replace("\"lines\"", "\"effectiveDate\":\"2026-02-27\",\"lines\""))
                .refused(422, "period-closed");
        assertThat(books.get(BILLS).body().path("items")).isEmpty();
        books.send(HttpMethod.GET, BILLS, null, null, TestTokens.bearer(books.companyId(), Role.AUDITOR))
                .is(200);
        var other = TestTokens.bearer(Ids.next(), Role.ACCOUNTANT);
        books.send(HttpMethod.GET, BILLS + "/" + bill("RE-2", "1.00"), null, null, other)
                .refused(404, "bill-unknown");
    }

    /// Bills, payments, undoings, returned payments, credit notes and reversals in any order, beside a model that knows
    /// open amounts only.
    @Test
    void keepsBillsAndControlAccountAlikeWhateverHappens() {
        onePersonIsEnough();
        var random = new Random(270);
        var open = new LinkedHashMap<UUID, Long>();
        var paid = new LinkedHashMap<UUID, Payment>();
        var notes = new ArrayList<UUID>();
        int payments = 0;
        int comeBack = 0;
        var lines = new ArrayList<>(trade.bankLines(
                MARCH_20,
                IntStream.range(0, 12)
                        .mapToObj(index -> "-" + (5 + index) + ".00")
                        .toArray(String[]::new)));
        for (int step = 0; step < 50; step++) {
            var bills = new ArrayList<>(open.keySet());
            switch (random.nextInt(6)) {
                case 0 -> open.put(bill("B" + step, (10 + step) + ".00"), 1000L + step * 100L);
                case 1 -> {
                    if (!bills.isEmpty() && !lines.isEmpty()) {
                        var line = lines.removeFirst();
                        var billId = bills.get(random.nextInt(bills.size()));
                        var matchId = pay(line, billId, line.amount().amount());
                        long minor = -line.amount().minorUnits();
                        if (minor <= Objects.requireNonNull(open.get(billId))) {
                            trade.answer(LedgerEvents.PAYMENT_APPLIED, matchId);
                            open.merge(billId, -minor, Long::sum);
                            paid.put(matchId, new Payment(line, billId, minor));
                            payments++;
                        } else {
                            refused(matchId, "exceeds-open-bill");
                            lines.addLast(line);
                        }
                    }
                }
                case 2 -> {
                    if (!paid.isEmpty()) {
                        var matchId = List.copyOf(paid.keySet()).getFirst();
                        var payment = Objects.requireNonNull(paid.remove(matchId));
                        trade.undo(matchId, payment.line().lineId(), MARCH_20);
                        trade.answer(LedgerEvents.PAYMENT_REVERSED, matchId);
                        open.merge(payment.billId(), payment.minor(), Long::sum);
                        lines.addLast(payment.line());
                    }
                }
                case 3 -> {
                    if (!paid.isEmpty()) {
                        var payment = Objects.requireNonNull(
                                paid.remove(List.copyOf(paid.keySet()).getLast()));
                        var amount = Money.ofMinor(payment.minor(), "EUR").amount();
                        var back = trade.bankLines(MARCH_20, amount).getFirst();
                        trade.answer(LedgerEvents.PAYMENT_APPLIED, pay(back, payment.billId(), amount));
                        open.merge(payment.billId(), payment.minor(), Long::sum);
                        comeBack++;
                    }
                }
                case 4 -> {
                    var noteId = UUID.fromString(
                            post("N" + step, "CREDIT_NOTE", "5.00").is(201).text("/billId"));
                    notes.add(noteId);
                    var billId = bills.isEmpty() ? Ids.next() : bills.get(random.nextInt(bills.size()));
                    var used = use(BILLS + "/" + noteId, billId, "5.00", "2026-03-20");
                    if (used.status() == 201) {
                        open.merge(billId, -500L, Long::sum);
                    }
                }
                default -> {
                    if (!bills.isEmpty()) {
                        var billId = bills.get(random.nextInt(bills.size()));
                        if (voiding(BILLS + "/" + billId, "2026-03-20").status() == 200) {
                            open.remove(billId);
                        }
                    }
                }
            }
            if (step % 10 == 0) {
                Checks.hold(checks, books.companyId());
            }
        }
        long owed = 0;
        for (var billId : open.keySet()) {
            var minor = Objects.requireNonNull(open.get(billId));
            owed += minor;
            assertThat(books.get(BILLS + "/" + billId).text("/open/amount"))
                    .isEqualTo(Money.ofMinor(minor, "EUR").amount());
        }
        for (var noteId : notes) {
            owed -= eur(books.get(BILLS + "/" + noteId).text("/open/amount")).minorUnits();
        }
        assertThat(payments).isPositive();
        assertThat(comeBack).isPositive();
        assertThat(books.balance(PAYABLES, "asOf=2026-12-31"))
                .isEqualTo(Money.ofMinor(-owed, "EUR").amount());
        assertThat(ageing("2026-12-31", ""))
                .startsWith(Money.ofMinor(owed, "EUR").amount() + " ");
    }

    @Test
    void isOfASupplierOnly() {
        onePersonIsEnough();
        var customer = Ids.next();
        arrive(customer, List.of("CUSTOMER"));
        var both = Ids.next();
        arrive(both, List.of("CUSTOMER", "SUPPLIER"));
        var notTold = Ids.next();
        arrive(notTold, null);

        for (var nobody : List.of(customer, Ids.next())) {
            books.post(BILLS, body(nobody, "RE-1", "BILL", "10.00"))
                    .refused(422, "bill-refused")
                    .at("/supplierId");
        }
        books.post(BILLS, body(both, "RE-1", "BILL", "10.00")).is(201);
        books.post(BILLS, body(notTold, "RE-1", "BILL", "10.00")).is(201);
    }

    @Test
    void isPaidThoughTheAccountOfItsCostsWasClosedMeanwhile() {
        onePersonIsEnough();
        books.post("/api/v1/accounts", """
                        {"code":"5430","name":"Fair","type":"EXPENSE","activeFrom":"2026-03-01","activeTo":"2026-03-10"}""").is(201);
        var early = body(supplierId, "RE-6", "BILL", "100.00")
                .replace("5400", "5430")
                .replace("\"lines\"", "\"earlyPayment\":{\"percent\":2,\"days\":19},\"lines\"");
        var closed = UUID.fromString(books.post(BILLS, early).is(201).text("/billId"));
        var open = anEarlyBill("RE-7", 19);
        var line = trade.bankLines(MARCH_20, "-196.00").getFirst();

        var match = trade.match(line, List.of(allocation(closed, "-98.00"), allocation(open, "-98.00")), List.of());
        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);

        // The discount of the one is taken, and what may not be posted of the other stays open.
        assertThat(books.get(BILLS + "/" + open).text("/open/amount")).isEqualTo("0.00");
        assertThat(books.get(BILLS + "/" + closed).text("/open/amount")).isEqualTo("2.00");
        assertThat(books.balance(PAYABLES, "asOf=2026-03-31")).isEqualTo("-2.00");
        trade.undo(match, line.lineId(), MARCH_20);
        trade.answer(LedgerEvents.PAYMENT_REVERSED, match);
        assertThat(books.balance(PAYABLES, "asOf=2026-03-31")).isEqualTo("-200.00");
    }

    private UUID anotherSupplier() {
        var id = Ids.next();
        arrive(id, List.of("SUPPLIER"));
        return id;
    }

    private void arrive(UUID party, @Nullable List<String> roles) {
        probe.tell(
                CustomerEvents.CUSTOMER_STATE,
                books.companyId(),
                party,
                1,
                new CustomerState(
                        party,
                        "S-000001",
                        "Cloudy Hosting GmbH",
                        List.of(),
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        30,
                        "ACTIVE",
                        null,
                        null,
                        null,
                        roles,
                        null,
                        null));
    }

    private record Payment(BankLinesRecorded.Line line, UUID billId, long minor) {}

    private void onePersonIsEnough() {
        books.send(HttpMethod.PUT, POLICY, limit("100000.00"), null, admin, "\"0\"")
                .is(200);
    }

    private static String limit(String amount) {
        return "{\"aloneUpTo\":{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"}}";
    }

    private UUID bill(String number, String amount) {
        return UUID.fromString(post(number, "BILL", amount).is(201).text("/billId"));
    }

    private Answer post(String number, String kind, String amount) {
        return books.post(BILLS, body(supplierId, number, kind, amount));
    }

    private static String body(UUID supplier, String number, String kind, String amount) {
        return """
                {"kind":"%s","supplierId":"%s","supplierNumber":"%s","documentDate":"2026-03-01","dueDate":"2026-03-31","lines":[
                  {"account":"5400","amount":{"amount":"%s","currency":"EUR"}}]}""".formatted(kind, supplier, number, amount);
    }

    private UUID pay(BankLinesRecorded.Line line, UUID billId, String amount) {
        return trade.match(line, List.of(allocation(billId, amount)), List.of());
    }

    private Answer use(String note, UUID billId, String amount, String date) {
        return books.post(note + "/allocations", """
                {"billId":"%s","amount":{"amount":"%s","currency":"EUR"},"effectiveDate":"%s"}""".formatted(billId, amount, date));
    }

    private Answer undoing(String allocationId, String path) {
        return books.post(path + "/allocations/" + allocationId + "/undo", "{\"effectiveDate\":\"2026-03-31\"}");
    }

    private Answer approve(String path, String token, @Nullable String eTag) {
        return books.send(HttpMethod.POST, path + "/approve", "{\"reason\":\"Delivered\"}", key(), token, eTag);
    }

    private Answer voiding(String path, String date) {
        return books.send(
                HttpMethod.POST,
                path + "/void",
                "{\"effectiveDate\":\"" + date + "\",\"reason\":\"Wrong amount\"}",
                key(),
                accountant(),
                eTag(path));
    }

    private void refused(UUID matchId, String code) {
        assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, matchId).code()).isEqualTo(code);
    }

    /// What is owed in all, and the buckets that have something.
    private String ageing(String asOf, String more) {
        var report =
                books.get("/api/v1/reports/payables-ageing?asOf=" + asOf + more).is(200);
        var filled = new ArrayList<String>();
        report.body().path("buckets").forEach(bucket -> {
            if (bucket.path("count").asLong() > 0) {
                filled.add(bucket.path("bucket").asString());
            }
        });
        if (!report.body().at("/suppliers/items").isEmpty()) {
            assertThat(report.body().at("/suppliers/items/0").path("supplierId").asString())
                    .isNotEmpty();
        }
        return report.text("/open/amount/amount") + " " + String.join(" ", filled);
    }

    private List<Long> versions(EventType<?> type, UUID billId) {
        return probe.published(type, billId).stream()
                .map(Published::aggregateVersion)
                .toList();
    }

    private @Nullable String eTag(String path) {
        return books.get(path).eTag();
    }

    private String accountant() {
        return TestTokens.bearer(books.companyId(), Role.ACCOUNTANT);
    }

    private static String key() {
        return Ids.next().toString();
    }
}
