package io.tieout.ledger.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.CustomerPaymentBehaviour;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.BankLinesRecorded;
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
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/// Two customers and six invoices, whose figures can be computed by hand. Days are counted from the first invoice.
@ServiceTest
class InsightIT {

    private static final String BEHAVIOUR = "/api/v1/reports/payment-behaviour";
    private static final String COLLECTIONS = "/api/v1/reports/collections";

    private final List<InvariantCheck> checks;
    private final EventProbe probe;
    private final CustomerBehaviourJob job;
    private final Books books;
    private final Trade trade;
    private final Debtors slow;
    private final Debtors silent;
    private final LocalDate first;
    private final LocalDate today;

    InsightIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies,
            @Autowired CustomerBehaviourJob job,
            @Autowired Clock clock) {
        this.checks = checks;
        this.probe = probe;
        this.job = job;
        this.books = Books.open(client, companies);
        this.trade = new Trade(probe, books.companyId());
        this.slow = new Debtors(probe, books);
        this.silent = new Debtors(probe, books);
        this.today = LocalDate.now(clock);
        this.first = today.minusDays(200);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void saysHowCustomersPayWhatIsOwedAndWhatMayBeLost() {
        var inTime = slow.invoice(day(0), "100.00", "0");
        var late = slow.invoice(day(10), "200.00", "0");
        var returned = slow.invoice(day(20), "50.00", "0");
        var takenBack = slow.invoice(day(30), "70.00", "0");
        var partPaid = slow.invoice(day(100), "300.00", "0");
        var unpaid = silent.invoice(day(60), "80.00", "0");

        trade.connectBank("0.00", first);
        var lines = statement(
                line(20, "100.00"), line(50, "200.00"), line(40, "70.00"), line(140, "120.00"), line(65, "70.00"));
        applied(lines.get(0), inTime);
        applied(lines.get(1), late);
        applied(lines.get(3), partPaid);
        var undone = applied(lines.get(2), takenBack);
        var noted = slow.credit(returned, day(21), "").is(201);
        books.post("/api/v1/credit-notes/" + noted.text("/creditNoteId") + "/allocations", """
                        {"invoiceId":"%s","amount":{"amount":"50.00","currency":"EUR"},"effectiveDate":"%s"}""".formatted(
                                returned.text("/invoiceId"), day(21)))
                .is(201);
        trade.undo(undone, lines.get(2).lineId(), first.plusDays(45));
        trade.answer(LedgerEvents.PAYMENT_REVERSED, undone);
        applied(lines.get(4), takenBack);

        showsPayments(noted.text("/recordedAt"));
        showsCollections();
        showsLosses(unpaid);
        tellsOnceWhatChanged(partPaid);
    }

    private void showsPayments(String beforeTheUndo) {
        var whole = behaviour("?from=" + first);
        assertPayments(whole, 3, "31.666667", 2, "370.00");
        assertNumber(whole, "/currencies/0/latePercent", "66.67");
        assertNumber(whole, "/currencies/0/averageDaysLate", "7.5");
        assertThat(whole.body().at("/definitions/averageDaysToPay").asString())
                .contains("Days from the invoice's date");

        var customer = behaviour("?from=" + first + "&customerId=" + slow.customerId());
        assertPayments(customer, 3, "31.666667", 2, "370.00");
        assertThat(customer.text("/currencies/0/habits/methods/0/method")).isEqualTo("BANK_ACCOUNT");
        assertThat(customer.text("/currencies/0/habits/methods/0/bankAccountId"))
                .isEqualTo(trade.bankAccountId().toString());
        assertThat(customer.text("/currencies/0/habits/methods/0/amount/amount"))
                .isEqualTo("490.00");
        assertNumber(customer, "/currencies/0/habits/paymentDays", "4");
        assertNumber(customer, "/currencies/0/habits/medianDaysBetween", "30");
        assertThat(behaviour("?customerId=" + silent.customerId()).body().path("currencies"))
                .isEmpty();

        // On the day the undone payment still stood; and as it was known before it was undone.
        assertPayments(behaviour("?from=" + first + "&asOf=" + day(42)), 2, "15", 0, "170.00");
        assertPayments(behaviour("?from=" + first + "&knownAt=" + beforeTheUndo), 3, "23.333333", 1, "370.00");
        assertThat(behaviour("?knownAt=1990-01-01").body().path("currencies")).isEmpty();

        var latest = books.get(BEHAVIOUR + "/invoices?late=true&limit=1&from=" + first)
                .is(200);
        assertNumber(latest, "/items/0/daysToPay", "35");
        assertNumber(latest, "/items/0/daysLate", "5");
        var next = books.get(
                        BEHAVIOUR + "/invoices?late=true&limit=1&from=" + first + "&cursor=" + latest.text("/next"))
                .is(200);
        assertThat(next.text("/items/0/paidOn")).isEqualTo(day(50));
        assertThat(next.body().has("next")).isFalse();
        assertThat(books.get(BEHAVIOUR + "/invoices?disputed=true")
                        .is(200)
                        .body()
                        .path("items"))
                .isEmpty();
    }

    private void showsCollections() {
        var now = books.get(COLLECTIONS + "?from=" + first).is(200);
        assertThat(now.text("/currencies/0/owed/amount/amount")).isEqualTo("260.00");
        assertThat(now.text("/currencies/0/overdue/amount")).isEqualTo("260.00");
        assertThat(now.text("/currencies/0/sold/amount/amount")).isEqualTo("800.00");
        assertThat(now.text("/currencies/0/credited/amount/amount")).isEqualTo("50.00");
        // 260 × 201 / 750
        assertNumber(now, "/currencies/0/daysSalesOutstanding", "69.68");
        assertNumber(now, "/currencies/0/bestPossibleDays", "0");
        assertThat(now.text("/currencies/0/fellDue/amount/amount")).isEqualTo("750.00");
        assertThat(now.text("/currencies/0/collected/amount")).isEqualTo("490.00");
        assertNumber(now, "/currencies/0/collectionPercent", "65.33");

        var before =
                books.get(COLLECTIONS + "?from=" + first + "&asOf=" + day(110)).is(200);
        assertNumber(before, "/currencies/0/daysSalesOutstanding", "56.24");
        assertNumber(before, "/currencies/0/bestPossibleDays", "44.4");

        for (var measure : List.of("OWED 2", "SOLD 6", "FELL_DUE 6")) {
            var wanted = measure.split(" ");
            assertThat(books.get(COLLECTIONS + "/invoices?from=" + first + "&measure=" + wanted[0])
                            .is(200)
                            .body()
                            .path("items"))
                    .hasSize(Integer.parseInt(wanted[1]));
        }
    }

    private void showsLosses(Answer unpaid) {
        var unknown = books.get("/api/v1/reports/expected-loss").is(200);
        assertThat(unknown.text("/owed/amount")).isEqualTo("260.00");
        assertThat(unknown.body().has("expectedLoss")).isFalse();
        assertThat(books.get("/api/v1/reports/risk-list").is(200).text("/items/0/overdue/amount"))
                .isEqualTo("180.00");

        var allowance = books.post("/api/v1/allowances", """
                        {"asOf":"%s","buckets":{"OVER_90":50,"DAYS_61_TO_90":20},"reason":"Month end"}""".formatted(today)).is(201);

        var loss = books.get("/api/v1/reports/expected-loss").is(200);
        assertThat(loss.text("/expectedLoss/amount")).isEqualTo("76.00").isEqualTo(allowance.text("/target/amount"));
        assertThat(loss.text("/buckets/3/expectedLoss/amount")).isEqualTo("36.00");
        assertThat(loss.text("/buckets/4/expectedLoss/amount")).isEqualTo("40.00");

        var risks = books.get("/api/v1/reports/risk-list?limit=1").is(200);
        assertThat(risks.text("/items/0/customerId"))
                .isEqualTo(silent.customerId().toString());
        assertThat(risks.text("/items/0/expectedLoss/amount")).isEqualTo("40.00");
        var second = books.get("/api/v1/reports/risk-list?limit=1&cursor=" + risks.text("/next"))
                .is(200);
        assertThat(second.text("/items/0/customerId"))
                .isEqualTo(slow.customerId().toString());
        assertNumber(second, "/items/0/behaviour/0/averageDaysToPay", "31.666667");
        assertThat(second.body().has("next")).isFalse();

        var items = books.get("/api/v1/reports/ageing/items?bucket=OVER_90").is(200);
        assertThat(items.body().path("items")).hasSize(1);
        assertThat(items.text("/items/0/documentId")).isEqualTo(unpaid.text("/invoiceId"));
        assertThat(items.text("/items/0/number")).isEqualTo(unpaid.text("/invoiceNumber"));
        assertThat(items.text("/items/0/owed/amount")).isEqualTo("80.00");
    }

    private void tellsOnceWhatChanged(Answer partPaid) {
        var figures = told(3).getLast();
        assertThat(figures.averageDaysToPay()).isEqualByComparingTo("31.666667");
        assertThat(figures.preferredMethod()).isEqualTo("BANK_ACCOUNT");
        assertThat(probe.published(LedgerEvents.CUSTOMER_PAYMENT_BEHAVIOUR, silent.customerId()))
                .isEmpty();

        applied(statement(line(190, "180.00")).getFirst(), partPaid);
        var times = told(4).size();
        job.follow(books.companyId());

        assertThat(told(4)).hasSize(times);
        var kept = books.get(BEHAVIOUR + "/customers").is(200);
        assertThat(kept.body().path("items")).hasSize(1);
        assertNumber(kept, "/items/0/version", Integer.toString(times));
        assertNumber(kept, "/items/0/currencies/0/paidInvoices", "4");
        assertThat(kept.text("/items/0/currencies/0/habits/methods/0/amount/amount"))
                .isEqualTo("670.00");
    }

    /// What was told of the customer who pays, until so many invoices are paid. The job runs by itself, too.
    private List<CustomerPaymentBehaviour.Figures> told(long paidInvoices) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            job.follow(books.companyId());
                            return probe.published(LedgerEvents.CUSTOMER_PAYMENT_BEHAVIOUR, slow.customerId()).stream()
                                    .map(event -> event.payload().currencies().getFirst())
                                    .toList();
                        },
                        told -> !told.isEmpty() && told.getLast().paidInvoices() == paidInvoices);
    }

    @Test
    void isRefusedWhereItMakesNoSense() {
        books.get(BEHAVIOUR + "?from=2026-02-01&asOf=2026-01-01")
                .refused(422, "insight-range-unfit")
                .at("from");
        books.get(COLLECTIONS + "?from=2020-01-01&asOf=2026-01-01").refused(422, "insight-range-unfit");
        books.get(BEHAVIOUR + "?asOf=2200-01-01")
                .refused(422, "date-out-of-range")
                .at("asOf");
        books.get(BEHAVIOUR + "?knownAt=soon").refused(400, "invalid-known-at");
        books.get(COLLECTIONS + "/invoices").refused(400, "invalid-parameter");
        assertThat(books.get("/api/v1/reports/insight-definitions")
                        .is(200)
                        .body()
                        .path("riskList")
                        .asString())
                .isNotEmpty();
        var support = TestTokens.bearer(books.companyId(), Role.SUPPORT);
        for (var path : List.of(BEHAVIOUR, COLLECTIONS, "/api/v1/reports/risk-list", "/api/v1/reports/ageing/items")) {
            books.send(HttpMethod.GET, path, null, null, support).refused(403, "access-denied");
        }
        var auditor = TestTokens.bearer(books.companyId(), Role.AUDITOR);
        books.send(HttpMethod.GET, "/api/v1/reports/expected-loss", null, null, auditor)
                .is(200);
    }

    private String day(int number) {
        return first.plusDays(number).toString();
    }

    private BankLinesRecorded.Line line(int number, String amount) {
        var date = first.plusDays(number);
        return new BankLinesRecorded.Line(Ids.next(), date, date, Trade.eur(amount));
    }

    private List<BankLinesRecorded.Line> statement(BankLinesRecorded.Line... lines) {
        var recorded = trade.record(new BankLinesRecorded(Ids.next(), 1, trade.bankAccountId(), List.of(lines)));
        trade.answer(LedgerEvents.BANK_LINES_POSTED, recorded.statementId());
        return recorded.lines();
    }

    private UUID applied(BankLinesRecorded.Line line, Answer invoice) {
        var match = trade.match(line, UUID.fromString(invoice.text("/invoiceId")));
        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);
        return match;
    }

    private Answer behaviour(String parameters) {
        return books.get(BEHAVIOUR + parameters).is(200);
    }

    private static void assertPayments(Answer answer, int paid, String averageDays, int late, String amount) {
        assertNumber(answer, "/currencies/0/paidInvoices", Integer.toString(paid));
        assertNumber(answer, "/currencies/0/averageDaysToPay", averageDays);
        assertNumber(answer, "/currencies/0/lateInvoices", Integer.toString(late));
        assertThat(answer.text("/currencies/0/paid/amount")).isEqualTo(amount);
    }

    private static void assertNumber(Answer answer, String pointer, String expected) {
        assertThat(new BigDecimal(answer.text(pointer))).as(pointer).isEqualByComparingTo(expected);
    }
}
