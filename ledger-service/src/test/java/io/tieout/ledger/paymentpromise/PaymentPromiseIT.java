package io.tieout.ledger.paymentpromise;

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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class PaymentPromiseIT {

    private static final String PROMISES = "/api/v1/payment-promises";

    private final List<InvariantCheck> checks;
    private final EventProbe probe;
    private final Books books;
    private final Debtors debtors;
    private final LocalDate today;

    PaymentPromiseIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies,
            @Autowired Clock clock) {
        this.checks = checks;
        this.probe = probe;
        this.books = Books.open(client, companies);
        this.debtors = new Debtors(probe, books);
        this.today = LocalDate.now(clock);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void isKeptOrBrokenByTheMoneyThatCameUpToItsDay() {
        var paid = debtors.invoice(day(-60), "300.00", "0");
        var unpaid = debtors.invoice(day(-60), "80.00", "0");
        var credited = debtors.invoice(day(-60), "20.00", "0");
        var kept = promise(paid, "120.00", -20, -10).is(201);
        var broken = promise(unpaid, "80.00", -20, -10).is(201);
        var needless = promise(credited, "20.00", -20, -10).is(201);

        var trade = new Trade(probe, books.companyId());
        trade.connectBank("0.00", today.minusDays(90));
        var line = trade.bankLines(today.minusDays(15), "120.00").getFirst();
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(line, UUID.fromString(paid.text("/invoiceId"))));
        var note = debtors.credit(credited, day(-12), "").is(201);
        books.post("/api/v1/credit-notes/" + note.text("/creditNoteId") + "/allocations", """
                        {"invoiceId":"%s","amount":{"amount":"20.00","currency":"EUR"},"effectiveDate":"%s"}""".formatted(
                                credited.text("/invoiceId"), day(-12)))
                .is(201);

        assertThat(status(kept)).isEqualTo("KEPT");
        assertThat(shown(kept).text("/paid/amount")).isEqualTo("120.00");
        assertThat(shown(kept).text("/owed/amount")).isEqualTo("180.00");
        assertThat(status(broken)).isEqualTo("BROKEN");
        assertThat(status(needless)).isEqualTo("KEPT");
        assertThat(shown(needless).text("/paid/amount")).isEqualTo("0.00");

        // On an earlier day all were open; before they were written down nothing was known of them.
        assertThat(statuses("?asOf=" + day(-16))).containsExactly("OPEN", "OPEN", "OPEN");
        assertThat(statuses("?asOf=" + day(-15))).containsExactly("OPEN", "OPEN", "KEPT");
        assertThat(statuses("?knownAt=1990-01-01")).isEmpty();
        assertThat(statuses("?status=BROKEN&invoiceId=" + unpaid.text("/invoiceId")))
                .containsExactly("BROKEN");
        assertThat(statuses("?status=BROKEN&invoiceId=" + paid.text("/invoiceId")))
                .isEmpty();
        assertThat(statuses("?customerId=" + debtors.customerId())).hasSize(3);
        assertThat(statuses("?customerId=" + Ids.next())).isEmpty();

        var behaviour = books.get("/api/v1/reports/payment-behaviour?customerId=" + debtors.customerId())
                .is(200);
        assertThat(behaviour.body().at("/currencies/0/promises/kept").asInt()).isEqualTo(2);
        assertThat(behaviour.body().at("/currencies/0/promises/broken").asInt()).isEqualTo(1);
        assertThat(behaviour.text("/currencies/0/promises/keptPercent")).isEqualTo("66.67");
        withdraw(broken, broken.eTag()).refused(409, "promise-ended");
    }

    @Test
    void isWithdrawnOnlyWhileItIsOpenAndMakesRoomForAnother() {
        var invoice = debtors.invoice(day(-40), "50.00", "0");
        var promise = promise(invoice, "50.00", -1, 10).is(201);
        assertThat(promise.text("/status")).isEqualTo("OPEN");
        promise(invoice, "10.00", 0, 5).refused(409, "promise-overlaps").at("/invoiceIds");

        withdraw(promise, null).refused(428, "if-match-required");
        withdraw(promise, "\"7\"").refused(412, "stale-version");
        var withdrawn = withdraw(promise, promise.eTag()).is(200);
        assertThat(withdrawn.text("/status")).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.text("/withdrawalReason")).isEqualTo("Called again");
        withdraw(promise, withdrawn.eTag()).refused(409, "promise-ended");

        var page = promise(invoice, "10.00", 0, 5).is(201);
        var first = books.get(PROMISES + "?limit=1").is(200);
        assertThat(first.text("/items/0/paymentPromiseId")).isEqualTo(page.text("/paymentPromiseId"));
        assertThat(books.get(PROMISES + "?limit=1&cursor=" + first.text("/next"))
                        .is(200)
                        .text("/items/0/status"))
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void isRefusedWhereItMakesNoSense() {
        var invoice = debtors.invoice(day(-40), "50.00", "0");
        var others = new Debtors(probe, books).invoice(day(-40), "50.00", "0");

        promise(invoice, "50.01", -1, 10).refused(422, "promise-exceeds-owed").at("/amount");
        promise(others, "10.00", -1, 10).refused(422, "promise-invoices-unfit").at("/invoiceIds");
        promise(invoice, "10.00", -1, -2).refused(422, "promise-date-unfit").at("/promisedDate");
        promise(invoice, "10.00", -1, 366).refused(422, "promise-date-unfit");
        promise(invoice, "10.00", 2, 10).refused(422, "promise-date-unfit").at("/madeOn");
        promise(invoice, "0.00", -1, 10).refused(422, "amount-not-positive");
        books.post(PROMISES, "{\"customerId\":\"" + Ids.next() + "\"}").refused(400, "invalid-field");
        books.get(PROMISES + "/" + Ids.next()).refused(404, "payment-promise-not-found");
        for (var role : List.of(Role.ADMIN, Role.AUDITOR)) {
            var token = TestTokens.bearer(books.companyId(), role);
            books.send(HttpMethod.POST, PROMISES, "{}", "key", token).refused(403, "access-denied");
            books.send(HttpMethod.GET, PROMISES, null, null, token).is(200);
        }
    }

    private String day(int offset) {
        return today.plusDays(offset).toString();
    }

    private Answer promise(Answer invoice, String amount, int madeOn, int promisedDate) {
        return books.post(PROMISES, """
                {"customerId":"%s","invoiceIds":["%s"],"amount":{"amount":"%s","currency":"EUR"},"madeOn":"%s",
                    "promisedDate":"%s"}""".formatted(
                        debtors.customerId(), invoice.text("/invoiceId"), amount, day(madeOn), day(promisedDate)));
    }

    private Answer withdraw(Answer promise, @Nullable String version) {
        return books.send(
                HttpMethod.POST,
                PROMISES + "/" + promise.text("/paymentPromiseId") + "/withdraw",
                "{\"reason\":\"Called again\"}",
                Ids.next().toString(),
                TestTokens.bearer(books.companyId(), Role.SUPPORT),
                version);
    }

    private Answer shown(Answer promise) {
        return books.get(PROMISES + "/" + promise.text("/paymentPromiseId")).is(200);
    }

    private String status(Answer promise) {
        return shown(promise).text("/status");
    }

    private List<String> statuses(String parameters) {
        var items = books.get(PROMISES + parameters).is(200).body().path("items");
        return java.util.stream.IntStream.range(0, items.size())
                .mapToObj(index -> items.path(index).path("status").asString())
                .toList();
    }
}
