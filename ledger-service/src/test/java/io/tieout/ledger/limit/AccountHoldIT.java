package io.tieout.ledger.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Checks;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/// Cash on hand of 100.00 that must not be overdrawn.
@ServiceTest
class AccountHoldIT {

    private static final String HOLDS = "/api/v1/account-holds";

    private final List<InvariantCheck> checks;
    private final Books books;

    AccountHoldIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired List<InvariantCheck> checks) {
        this.checks = checks;
        this.books = Books.open(client, companies);
        books.put("/api/v1/accounts/1110/limit", "{\"minimum\":%s,\"reason\":\"Cash\"}".formatted(eur("0.00")), null)
                .is(200);
        books.postEntry("2026-03-01", "1110", "3100", "100.00").is(201);
    }

    @Test
    void reservesWhatOthersCannotTakeAndPostsIt() {
        var hold = hold("70.00").is(201);

        books.postEntry("2026-03-02", "5300", "1110", "30.01").refused(422, "account-limit-exceeded");
        hold("30.01").refused(422, "account-limit-exceeded");
        var entry = books.post(hold.location() + "/entries", books.entry("2026-03-02", "5300", "1110", "65.00"))
                .is(201);

        var posted = books.get(String.valueOf(hold.location())).is(200);
        assertThat(posted.text("/status")).isEqualTo("POSTED");
        assertThat(posted.text("/entryId")).isEqualTo(entry.id().toString());
        assertThat(books.balance("1110", "asOf=2026-12-31")).isEqualTo("35.00");
        books.postEntry("2026-03-02", "5300", "1110", "35.00").is(201);
        Checks.hold(checks, books.companyId());
    }

    @Test
    void givesBackWhatIsReleased() {
        var hold = hold("100.00").is(201);
        books.postEntry("2026-03-02", "5300", "1110", "0.01").refused(422, "account-limit-exceeded");

        books.post(hold.location() + "/release", "{\"reason\":\"Cancelled\"}").is(200);

        books.postEntry("2026-03-02", "5300", "1110", "100.00").is(201);
        books.post(hold.location() + "/release", "{\"reason\":\"Again\"}").refused(409, "hold-ended");
        books.post(hold.location() + "/entries", books.entry("2026-03-02", "5300", "1110", "1.00"))
                .refused(409, "hold-ended");
    }

    @Test
    void postsNothingFromAHoldThatDoesNotCoverTheEntry() {
        var hold = hold("10.00").is(201);

        books.post(hold.location() + "/entries", books.entry("2026-03-02", "5300", "1110", "10.01"))
                .refused(422, "hold-does-not-cover")
                .at("/lines");
        books.post(hold.location() + "/entries", books.entry("2026-03-02", "1110", "3100", "1.00"))
                .refused(422, "hold-does-not-cover");
        books.post(hold.location() + "/entries", books.entry("2026-03-02", "5300", "2100", "1.00"))
                .refused(422, "hold-does-not-cover");
        books.post(hold.location() + "/entries", books.entry("2026-03-02", "9999", "1110", "1.00"))
                .refused(422, "account-unknown");
        assertThat(books.get(String.valueOf(hold.location())).text("/status")).isEqualTo("OPEN");
    }

    @Test
    void letsConcurrentHoldsReserveNoMoreThanThereIs() throws Exception {
        var tasks = new ArrayList<Callable<Integer>>();
        for (int caller = 0; caller < 20; caller++) {
            tasks.add(() -> hold("15.00").status());
        }
        int reserved = 0;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var status : executor.invokeAll(tasks)) {
                reserved += status.get() == 201 ? 1 : 0;
            }
        }

        assertThat(reserved).isEqualTo(6);
        assertThat(books.get(HOLDS + "?account=1110&status=OPEN").is(200).body().path("items"))
                .hasSize(6);
        var first = books.get(HOLDS + "?limit=4").is(200);
        assertThat(books.get(HOLDS + "?limit=4&cursor=" + first.text("/next"))
                        .is(200)
                        .body()
                        .path("items"))
                .hasSize(2);
    }

    @Test
    void refusesHoldsThatMakeNoSense() {
        hold("0.00").refused(422, "amount-not-positive").at("/amount");
        books.post(HOLDS, request("5300", "1.00")).refused(404, "account-limit-unknown");
        books.post(HOLDS, request("1110", "1.00").replace("EUR", "USD"))
                .refused(422, "currency-not-supported")
                .at("/amount/currency");
        books.get(HOLDS + "/" + Ids.next()).refused(404, "hold-unknown");
        books.send(HttpMethod.POST, HOLDS, request("1110", "1.00"), null).refused(400, "idempotency-key-required");
        books.send(
                        HttpMethod.POST,
                        HOLDS,
                        request("1110", "1.00"),
                        "key",
                        TestTokens.bearer(books.companyId(), Role.AUDITOR))
                .refused(403, "access-denied");
    }

    private Books.Answer hold(String amount) {
        return books.post(HOLDS, request("1110", amount));
    }

    private static String request(String account, String amount) {
        return "{\"account\":\"%s\",\"side\":\"CREDIT\",\"amount\":%s,\"reason\":\"Purchase\"}"
                .formatted(account, eur(amount));
    }

    private static String eur(String amount) {
        return "{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"}";
    }
}
