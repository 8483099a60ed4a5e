package io.tieout.ledger.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.BankLinesRecorded;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Locks;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Own transfers between an account in EUR and two in USD, in books kept in USD.
@ServiceTest
class TransferIT {

    private static final String TRANSFERS = "/api/v1/transfers";
    private static final LocalDate APRIL_16 = Trade.APRIL_15.plusDays(1);

    private final List<InvariantCheck> checks;
    private final Books books;
    private final Trade euros;
    private final Trade dollars;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    TransferIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.probe = probe;
        this.checks = checks;
        this.books = Books.open(client, companies, "USD", "UTC", 1);
        this.euros = new Trade(probe, books.companyId());
        this.dollars = new Trade(probe, books.companyId(), "USD");
        quote("2026-03-31", "1.10");
        quote("2026-04-15", "1.15");
        euros.connectBank("1000.00", Trade.MARCH_31);
        dollars.connectBank("0.00", Trade.MARCH_31);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void realisesWhatTheRateDidWhenBothEndsArePaired() {
        var out = leg(euros, Trade.APRIL_15, "-1000.00");
        assertThat(balance("1190")).isEqualTo("1100.00");
        var line = dollars.bankLines(APRIL_16, "1148.00").getFirst();
        var match = transfer(dollars, line);
        // About the same value on the next day: that may be another transfer.
        assertThat(legs("open=true")).hasSize(2);

        pair(out, match).is(201);

        assertThat(balance("1190")).isEqualTo("0.00");
        assertThat(balance("4850")).isEqualTo("-48.00");
        assertThat(legs("open=true")).isEmpty();
        var paired = books.get(TRANSFERS).is(200);
        assertThat(paired.text("/items/0/difference/amount")).isEqualTo("48.00");
        var entry = UUID.fromString(paired.text("/items/0/entryId"));
        books.reverse(entry, "2026-04-20").refused(422, "entry-of-foreign-item");

        dollars.undo(match, line.lineId(), APRIL_16.plusMonths(1));

        dollars.answer(LedgerEvents.PAYMENT_REVERSED, match);
        // Until that day the transfer stands, with its difference.
        assertThat(books.balance("1190", "from=1900-01-01&asOf=2026-05-15")).isEqualTo("0.00");
        assertThat(balance("1190")).isEqualTo("1100.00");
        assertThat(balance("4850")).isEqualTo("0.00");
        assertThat(legs("open=true")).hasSize(1);
        pair(out, transfer(dollars, line)).is(201);
        assertThat(balance("1190")).isEqualTo("0.00");
        assertThat(legs("open=false")).hasSize(2);
    }

    @Test
    void pairsTheEndsThatWereNamedAndNoOthers() {
        var line = euros.bankLines(Trade.APRIL_15, "-1000.00").getFirst();
        var other = dollars.bankLines(APRIL_16, "1148.00", "-20.00");
        var out = Ids.next();
        var in = Ids.next();
        euros.transfer(line, out, in);
        euros.answer(LedgerEvents.PAYMENT_APPLIED, out);
        assertThat(legs("open=true")).hasSize(1);
        dollars.transfer(other.getFirst(), in, out);
        dollars.answer(LedgerEvents.PAYMENT_APPLIED, in);

        assertThat(balance("1190")).isEqualTo("0.00");
        assertThat(balance("4850")).isEqualTo("-48.00");
        assertThat(legs("open=true")).isEmpty();

        dollars.undo(in, other.getFirst().lineId(), APRIL_16);
        dollars.answer(LedgerEvents.PAYMENT_REVERSED, in);
        assertThat(legs("open=true")).hasSize(1);
        pair(out, transfer(dollars, other.getFirst())).is(201);
        assertThat(balance("1190")).isEqualTo("0.00");

        // Its other end is refused: what fits may be paired as if nobody had named one.
        var savings = new Trade(probe, books.companyId(), "USD");
        savings.connectBank("0.00", Trade.MARCH_31);
        var waiting = Ids.next();
        var refused = Ids.next();
        dollars.transfer(other.getLast(), waiting, refused);
        dollars.answer(LedgerEvents.PAYMENT_APPLIED, waiting);
        var saved = savings.bankLines(APRIL_16, "20.00", "20.00");
        assertThat(transfer(savings, saved.getFirst())).isNotNull();
        assertThat(legs("open=true")).hasSize(2);
        dollars.transfer(other.getFirst(), refused, waiting);
        assertThat(dollars.answer(LedgerEvents.PAYMENT_REFUSED, refused).code())
                .isEqualTo("bank-line-already-explained");
        assertThat(transfer(savings, saved.getLast())).isNotNull();
        assertThat(legs("open=true")).hasSize(1);
        assertThat(balance("1190")).isEqualTo("-20.00");
    }

    @Test
    void waitsForAPersonBetweenCurrencies() {
        var first = leg(euros, Trade.APRIL_15, "-100.00");
        var second = leg(euros, Trade.APRIL_15, "-100.00");
        var in = leg(dollars, APRIL_16, "115.20");
        assertThat(books.get(TRANSFERS).is(200).body().path("items")).isEmpty();
        assertThat(balance("1190")).isEqualTo("104.80");

        pair(first, second).refused(422, "transfer-legs-unfit").at("/incoming");
        pair(in, first).refused(422, "transfer-legs-unfit");
        pair(Ids.next(), in).refused(422, "transfer-leg-unknown").at("/outgoing");
        for (var role : List.of(Role.ADMIN, Role.AUDITOR, Role.SUPPORT)) {
            books.send(HttpMethod.POST, TRANSFERS, body(first, in), "key", TestTokens.bearer(books.companyId(), role))
                    .refused(403, "access-denied");
        }
        books.send(HttpMethod.POST, TRANSFERS, body(first, in), null).refused(400, "idempotency-key-required");
        var wrong = pair(first, in).is(201);

        assertThat(wrong.text("/difference/amount")).isEqualTo("5.20");
        assertThat(wrong.body().has("pairedBy")).isTrue();
        assertThat(balance("1190")).isEqualTo("110.00");
        pair(second, in).refused(409, "transfer-leg-paired").at("/incoming");
        var undo = wrong.location() + "/undo";
        var undone = books.post(undo, "{\"reason\":\"The other one\"}").is(201);
        assertThat(undone.text("/undoneReason")).isEqualTo("The other one");
        assertThat(balance("4850")).isEqualTo("0.00");
        books.post(undo, "{\"reason\":\"Again\"}").refused(409, "transfer-undone");
        books.post(TRANSFERS + "/" + Ids.next() + "/undo", "{\"reason\":\"No\"}")
                .refused(404, "transfer-unknown");
        pair(second, in).is(201);
        assertThat(balance("4850")).isEqualTo("-5.20");
    }

    @Test
    void postsNothingForMoneyThatStayedWhatItWas() {
        var savings = new Trade(probe, books.companyId(), "USD");
        savings.connectBank("0.00", Trade.MARCH_31);
        for (var amount : List.of("50.00", "50.00")) {
            leg(dollars, Trade.APRIL_15, "-" + amount);
            leg(savings, APRIL_16, amount);
        }
        assertThat(books.get(TRANSFERS).body().at("/items/0").has("pairedBy")).isFalse();

        assertThat(balance("1190")).isEqualTo("0.00");
        assertThat(legs("open=true")).isEmpty();
        var paired = books.get(TRANSFERS + "?limit=1").is(200);
        assertThat(paired.body().at("/items/0").has("entryId")).isFalse();
        assertThat(books.get(TRANSFERS + "?limit=1&cursor=" + paired.text("/next"))
                        .is(200)
                        .body()
                        .path("items"))
                .hasSize(1);
        // Something was kept on the way: that is a fee, which somebody has to book.
        leg(dollars, Trade.APRIL_15, "-20.00");
        leg(savings, APRIL_16, "19.00");
        // And nothing is on its way for a week.
        leg(dollars, Trade.APRIL_15, "-70.00");
        leg(savings, Trade.APRIL_15.plusDays(6), "70.00");
        assertThat(legs("open=true")).hasSize(4);
    }

    @Test
    void waitsForWhoeverPairsLegsBeforeItPosts() {
        var line = dollars.bankLines(Trade.APRIL_15, "-10.00").getFirst();

        var match = transactions.execute(closing -> {
            jdbc.sql("select 1 from accounting_period where company_id = :company for update")
                    .param("company", books.companyId())
                    .query(Integer.class)
                    .list();
            var sent = dollars.classify(line, "OWN_TRANSFER");
            Locks.awaitSomebodyWaiting(jdbc);
            var free = jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:key, 0))")
                    .param("key", "own transfers " + books.companyId())
                    .query(Boolean.class)
                    .single();
            assertThat(free).isFalse();
            return sent;
        });

        dollars.answer(LedgerEvents.PAYMENT_APPLIED, Objects.requireNonNull(match));
        assertThat(legs("open=true")).hasSize(1);
    }

    @Test
    void arePairedByPeopleWhileMoreArrive() throws Exception {
        var savings = new Trade(probe, books.companyId(), "USD");
        savings.connectBank("0.00", Trade.MARCH_31);
        var outs = IntStream.range(0, 4)
                .mapToObj(index -> leg(euros, Trade.APRIL_15, "-100.00"))
                .toList();
        var ins = dollars.bankLines(APRIL_16, "115.20", "115.30", "115.40", "115.50").stream()
                .map(line -> transfer(dollars, line))
                .toList();
        var more = dollars.bankLines(Trade.APRIL_15, "-1.00", "-2.00", "-3.00", "-4.00");
        var back = savings.bankLines(Trade.APRIL_15, "1.00", "2.00", "3.00", "4.00");

        var arriving = IntStream.range(0, 4)
                .boxed()
                .flatMap(index -> Stream.of(
                        dollars.classify(more.get(index), "OWN_TRANSFER"),
                        savings.classify(back.get(index), "OWN_TRANSFER")))
                .toList();
        try (var people = Executors.newFixedThreadPool(4)) {
            var pairings = IntStream.range(0, 4)
                    .<Callable<Answer>>mapToObj(index -> () -> pair(outs.get(index), ins.get(index)))
                    .toList();
            for (var paired : people.invokeAll(pairings)) {
                paired.get().is(201);
            }
        }

        for (var match : arriving) {
            dollars.answer(LedgerEvents.PAYMENT_APPLIED, match);
        }
        assertThat(legs("open=true")).isEmpty();
        assertThat(balance("1190")).isEqualTo("0.00");
    }

    private UUID leg(Trade trade, LocalDate date, String amount) {
        return transfer(trade, trade.bankLines(date, amount).getFirst());
    }

    private static UUID transfer(Trade trade, BankLinesRecorded.Line line) {
        var match = trade.classify(line, "OWN_TRANSFER");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);
        return match;
    }

    private Answer pair(UUID outgoing, UUID incoming) {
        return books.post(TRANSFERS, body(outgoing, incoming));
    }

    private static String body(UUID outgoing, UUID incoming) {
        return """
                {"outgoing":"%s","incoming":"%s"}""".formatted(outgoing, incoming);
    }

    private JsonNode legs(String query) {
        return books.get(TRANSFERS + "/legs?" + query).is(200).body().path("items");
    }

    private String balance(String account) {
        return books.balance(account, "from=1900-01-01&asOf=2199-12-31");
    }

    private void quote(String date, String rate) {
        books.post("/api/v1/exchange-rates", """
                        {"baseCurrency":"EUR","date":"%s","rate":"%s"}""".formatted(date, rate)).is(201);
    }
}
