package io.tieout.ledger.allowance;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class AllowanceIT {

    private static final String ALLOWANCES = "/api/v1/allowances";

    private final List<InvariantCheck> checks;
    private final Books books;
    private final Debtors debtors;

    AllowanceIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies) {
        this.checks = checks;
        this.books = Books.open(client, companies);
        this.debtors = new Debtors(probe, books);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void isBroughtToAPercentageOfAllThatIsOwed() {
        debtors.invoice("2026-03-01", "24000.00", "0");
        books.postEntry("2026-03-02", "5450", "1210", "300.00").is(201);

        var allowance = set("2026-03-31", "\"percent\":5").is(201);

        assertThat(allowance.text("/owed/amount")).isEqualTo("24000.00");
        assertThat(allowance.text("/before/amount")).isEqualTo("300.00");
        assertThat(allowance.text("/posted/amount")).isEqualTo("900.00");
        assertThat(books.balance("5450", "asOf=2026-03-31")).isEqualTo("1200.00");
        assertThat(books.balance("1210", "asOf=2026-03-30")).isEqualTo("-300.00");
        assertThat(books.balance("1210", "asOf=2026-03-31")).isEqualTo("-1200.00");
        set("2026-03-31", "\"percent\":5").refused(409, "allowance-unchanged");

        var lowered = set("2026-04-30", "\"percent\":1").is(201);

        assertThat(lowered.text("/posted/amount")).isEqualTo("-960.00");
        assertThat(books.balance("1210", "asOf=2026-04-30")).isEqualTo("-240.00");
        assertThat(books.get(ALLOWANCES).is(200).body().path("items")).hasSize(2);
    }

    @Test
    void isTakenBackByReversingItsEntry() {
        debtors.invoice("2026-03-01", "1000.00", "0");
        var allowance = set("2026-03-31", "\"percent\":10").is(201);

        books.reverse(UUID.fromString(allowance.text("/entryId")), "2026-04-01").is(201);

        assertThat(books.balance("1210", "asOf=2026-03-31")).isEqualTo("-100.00");
        assertThat(books.balance("1210", "asOf=2026-04-01")).isEqualTo("0.00");
        assertThat(set("2026-04-30", "\"percent\":10").is(201).text("/posted/amount"))
                .isEqualTo("100.00");
    }

    @Test
    void looksAtTheAgeOfWhatIsOwed() {
        debtors.invoice("2026-01-01", "1000.00", "0");
        debtors.invoice("2026-03-01", "333.33", "0");
        debtors.invoice("2026-04-20", "500.00", "0");

        var allowance = set("2026-04-30", """
                        "buckets":{"DAYS_1_TO_30":1.5,"OVER_90":50,"DAYS_61_TO_90":20}""").is(201);

        assertThat(allowance.text("/method")).isEqualTo("AGEING");
        assertThat(allowance.text("/parts/1/target/amount")).isEqualTo("5.00");
        assertThat(allowance.text("/parts/4/target/amount")).isEqualTo("0.00");
        assertThat(allowance.text("/parts/3/target/amount")).isEqualTo("200.00");
        assertThat(allowance.text("/target/amount")).isEqualTo("205.00");
        assertThat(books.get(Objects.requireNonNull(allowance.location()))
                        .is(200)
                        .body())
                .isEqualTo(allowance.body());
    }

    @Test
    void isRefusedWhereItMakesNoSense() {
        debtors.invoice("2026-03-01", "1000.00", "0");

        set("2026-03-31", "\"percent\":101").refused(400, "invalid-field").at("/percent");
        set("2026-03-31", "\"percent\":-1").refused(400, "invalid-field").at("/percent");
        set("2026-03-31", "\"percent\":1,\"buckets\":{}")
                .refused(400, "invalid-field")
                .at("/percent");
        set("2200-01-01", "\"percent\":1").refused(422, "date-out-of-range").at("/asOf");
        books.get(ALLOWANCES + "/" + Ids.next()).refused(404, "allowance-not-found");
        books.close("2026-03").is(200);
        set("2026-03-31", "\"percent\":1").refused(422, "period-closed");
        for (var role : List.of(Role.ADMIN, Role.AUDITOR, Role.SUPPORT, Role.SALES_MANAGER)) {
            books.send(HttpMethod.POST, ALLOWANCES, "{}", "key", TestTokens.bearer(books.companyId(), role))
                    .refused(403, "access-denied");
        }
    }

    private Answer set(String asOf, String content) {
        return books.post(ALLOWANCES, """
                {"asOf":"%s",%s,"reason":"Month end"}""".formatted(asOf, content));
    }
}
