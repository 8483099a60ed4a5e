package io.tieout.ledger.currency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tieout.events.ledger.v1.ExchangeRateState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.EventProbe.Published;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class ExchangeRateIT {

    private static final String RATES = "/api/v1/exchange-rates";

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    private final Books books;
    private final EventProbe probe;

    ExchangeRateIT(@Autowired RestTestClient client, @Autowired CompanyService companies, @Autowired EventProbe probe) {
        this.probe = probe;
        this.books = Books.open(client, companies, "INR", "Asia/Kolkata", 4);
    }

    @Test
    void countsFromItsDayUntilItIsTooOldOrAnotherOneFollows() {
        quote("USD", "INR", "2026-03-10", "94.39");
        quote("USD", "INR", "2026-03-31", "93.9325");

        inForce("USD", "INR", "2026-03-09").refused(422, "exchange-rate-missing");
        assertThat(inForce("USD", "INR", "2026-03-10").text("/rate")).isEqualTo("94.39");
        assertThat(inForce("USD", "INR", "2026-03-30").text("/quotedOn")).isEqualTo("2026-03-10");
        assertThat(inForce("USD", "INR", "2026-05-01").text("/rate")).isEqualTo("93.9325");
        var missing = inForce("USD", "INR", "2026-05-02").refused(422, "exchange-rate-missing");
        assertThat(missing.text("/baseCurrency")).isEqualTo("USD");
        assertThat(missing.text("/quoteCurrency")).isEqualTo("INR");
        assertThat(missing.text("/date")).isEqualTo("2026-05-02");
    }

    @Test
    void prefersTheLatestDayThenWhatWasAskedForThenWhatAPersonSays() {
        quote("USD", "INR", "2026-03-10", "90");
        quote("INR", "USD", "2026-03-11", "0.0125");
        assertThat(inForce("USD", "INR", "2026-03-11").text("/rate")).isEqualTo("80");
        assertThat(inForce("USD", "INR", "2026-03-11").body().path("inverse").asBoolean())
                .isTrue();

        quote("""
                {"baseCurrency":"USD","date":"2026-03-11","source":"ECB","rate":"81"}""");
        assertThat(inForce("USD", "INR", "2026-03-11").text("/source")).isEqualTo("ECB");
        quote("USD", "INR", "2026-03-11", "82");
        assertThat(inForce("USD", "INR", "2026-03-11").text("/source")).isEqualTo("MANUAL");
        assertThat(inForce("USD", "INR", "2026-03-11").text("/rate")).isEqualTo("82");
    }

    @Test
    void keepsWhatItSaidBeforeACorrection() {
        var first = quote("USD", "INR", "2026-03-10", "94.39");
        assertThat(quote("USD", "INR", "2026-03-10", "94.390").text("/id")).isEqualTo(first.text("/id"));
        post("USD", "INR", "2026-03-10", "94.40", null)
                .refused(409, "exchange-rate-exists")
                .at("/rate");
        post("USD", "INR", "2026-03-10", "94.40", "\"7\"").refused(412, "stale-version");
        post("USD", "INR", "2026-03-12", "94.40", "\"1\"").refused(412, "stale-version");

        var corrected = post("USD", "INR", "2026-03-10", "94.40", first.eTag()).is(201);

        assertThat(corrected.eTag()).isEqualTo("\"2\"");
        var shown = books.get(Objects.requireNonNull(first.location())).is(200);
        assertThat(shown.text("/rate")).isEqualTo("94.4");
        assertThat(shown.text("/earlier/0/rate")).isEqualTo("94.39");
        assertThat(books.get(RATES + "?baseCurrency=USD").is(200).body().path("items"))
                .hasSize(1);
        assertThat(inForce("USD", "INR", "2026-03-10").text("/rate")).isEqualTo("94.4");
    }

    @Test
    void isToldToOtherServicesOnceForEachVersion() {
        var first = quote("USD", "INR", "2026-03-10", "94.390");
        quote("USD", "INR", "2026-03-10", "94.39");
        post("USD", "INR", "2026-03-10", "94.40", first.eTag()).is(201);

        var id = UUID.fromString(first.text("/id"));
        assertThat(probe.published(LedgerEvents.EXCHANGE_RATE_STATE, id))
                .extracting(Published::aggregateVersion, Published::payload)
                .containsExactly(
                        tuple(1L, new ExchangeRateState(id, "USD", "INR", DAY, "MANUAL", "94.39")),
                        tuple(2L, new ExchangeRateState(id, "USD", "INR", DAY, "MANUAL", "94.4")));
    }

    @Test
    void isRecordedOnceByManyAtOnce() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            var posts = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(index -> () ->
                            post("USD", "INR", "2026-03-10", "9" + index, null).status())
                    .toList();
            var answers =
                    pool.invokeAll(posts).stream().map(done -> done.resultNow()).toList();
            assertThat(answers).containsOnlyOnce(201).contains(409);
        }
        assertThat(books.get(RATES).is(200).body().path("items")).hasSize(1);
    }

    @Test
    void isListedNewestFirstPageByPage() {
        for (int day = 1; day <= 3; day++) {
            quote("USD", "INR", "2026-03-0" + day, "9" + day);
        }
        quote("EUR", "INR", "2026-03-02", "100");

        var first = books.get(RATES + "?baseCurrency=USD&from=2026-03-01&to=2026-03-31&limit=2")
                .is(200);
        assertThat(first.text("/items/0/date")).isEqualTo("2026-03-03");
        var next = books.get(
                        RATES + "?baseCurrency=USD&from=2026-03-01&to=2026-03-31&limit=2&cursor=" + first.text("/next"))
                .is(200);
        assertThat(next.body().path("items")).hasSize(1);
        assertThat(next.text("/items/0/date")).isEqualTo("2026-03-01");
        assertThat(books.get(RATES + "?source=ECB").is(200).body().path("items"))
                .isEmpty();
    }

    @Test
    void isRefusedWhenItIsNone() {
        var good = rate("USD", "INR", "2026-03-10", "94.39");
        for (var wrong : List.of("0", "-1", "1e2", "0.0000000000001", "12345678901234567")) {
            books.post(RATES, good.replace("94.39", wrong))
                    .refused(400, "invalid-field")
                    .at("/rate");
        }
        books.post(RATES, good.replace("\"94.39\"", "94.39"))
                .refused(400, "invalid-field")
                .at("/rate");
        books.post(RATES, good.replace("USD", "INR")).refused(422, "exchange-rate-of-itself");
        books.post(RATES, good.replace("USD", "QQQ")).refused(422, "invalid-money");
        books.post(RATES, good.replace("2026-03-10", "9999-01-01"))
                .refused(422, "date-out-of-range")
                .at("/date");
        books.get(RATES + "/" + Ids.next()).refused(404, "exchange-rate-unknown");
        inForce("INR", "INR", "2026-03-10").refused(422, "exchange-rate-of-itself");
        for (var role : List.of(Role.ADMIN, Role.AUDITOR, Role.SUPPORT)) {
            books.send(HttpMethod.POST, RATES, good, null, TestTokens.bearer(books.companyId(), role))
                    .refused(403, "access-denied");
        }
        assertThat(books.get(RATES).is(200).body().path("items")).isEmpty();
    }

    @Test
    void roundsAsTheCompanyDoes() {
        assertThat(books.get("/api/v1/currencies/KWD").is(200).text("/roundingIncrement/amount"))
                .isEqualTo("0.001");
        assertThat(books.get("/api/v1/currencies/JPY")
                        .is(200)
                        .body()
                        .path("minorUnits")
                        .asInt())
                .isZero();
        var rupiah = books.put("/api/v1/currencies/IDR", increment("1.00", "IDR"), null)
                .is(200);
        assertThat(rupiah.text("/roundingIncrement/amount")).isEqualTo("1.00");
        books.put("/api/v1/currencies/IDR", increment("10.00", "IDR"), null).refused(428, "if-match-required");
        books.put("/api/v1/currencies/IDR", increment("10.00", "IDR"), "\"9\"").refused(412, "stale-version");
        books.put("/api/v1/currencies/IDR", increment("10.00", "IDR"), rupiah.eTag())
                .is(200);
        books.put("/api/v1/currencies/CHF", increment("0.05", "EUR"), null)
                .refused(422, "rounding-increment-unfit")
                .at("/roundingIncrement/currency");
        books.put("/api/v1/currencies/CHF", increment("0.00", "CHF"), null)
                .refused(422, "rounding-increment-unfit")
                .at("/roundingIncrement/amount");
        assertThat(books.get("/api/v1/currencies/INR")
                        .is(200)
                        .body()
                        .path("own")
                        .asBoolean())
                .isTrue();
    }

    private Answer quote(String base, String quote, String date, String rate) {
        return quote(rate(base, quote, date, rate));
    }

    private Answer quote(String body) {
        return books.post(RATES, body).is(201);
    }

    private Answer post(String base, String quote, String date, String rate, @Nullable String ifMatch) {
        return books.send(
                HttpMethod.POST,
                RATES,
                rate(base, quote, date, rate),
                null,
                TestTokens.bearer(books.companyId(), Role.ACCOUNTANT),
                ifMatch);
    }

    private Answer inForce(String base, String quote, String date) {
        return books.get(RATES + "/in-force?baseCurrency=" + base + "&quoteCurrency=" + quote + "&date=" + date);
    }

    private static String rate(String base, String quote, String date, String rate) {
        return """
                {"baseCurrency":"%s","quoteCurrency":"%s","date":"%s","rate":"%s"}""".formatted(base, quote, date, rate);
    }

    private static String increment(String amount, String currency) {
        return """
                {"roundingIncrement":{"amount":"%s","currency":"%s"}}""".formatted(amount, currency);
    }
}
