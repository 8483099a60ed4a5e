package io.tieout.ledger.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class CustomReportIT {

    private static final String CUSTOM = "/api/v1/reports/custom";

    private static final String MARGIN = """
            {"name":"%s","rows":[
              {"key":"SALES","label":"Sales","accounts":["4000-4699"],"measure":"CREDIT_TURNOVER"},
              {"key":"COSTS","label":"Costs","accounts":["5100","5300-5400"],"measure":"DEBIT_TURNOVER"},
              {"key":"CASH","label":"Cash","accounts":["1100-1190"],"measure":"DEBIT_BALANCE"},
              {"key":"MARGIN","label":"Margin %%","formula":"(SALES - COSTS) / SALES * 100"},
              {"key":"TWICE","label":"Twice","formula":"MARGIN * 2"}]}""";

    private final RestTestClient client;
    private final CompanyService companies;
    private final Books books;

    CustomReportIT(@Autowired RestTestClient client, @Autowired CompanyService companies) {
        this.client = client;
        this.companies = companies;
        this.books = Books.open(client, companies);
    }

    @Test
    void reckonsRowsOfAccountsAndFormulas() {
        var report = books.post(CUSTOM, MARGIN.formatted("Margin")).is(201);
        books.postEntry("2025-12-01", "1110", "3100", "50.00").is(201);
        books.postEntry("2026-02-01", "1110", "4100", "300.00").is(201);
        books.postEntry("2026-02-02", "5100", "1110", "80.00").is(201);
        books.postEntry("2026-02-03", "5400", "1110", "20.00").is(201);

        var result = books.get(location(report) + "/result?from=2026-01-01&to=2026-12-31")
                .is(200);

        assertThat(result.text("/rows/0/value")).isEqualTo("300.00");
        assertThat(result.text("/rows/1/value")).isEqualTo("100.00");
        assertThat(result.text("/rows/1/figures/0/account")).isEqualTo("5100");
        assertThat(result.text("/rows/2/value")).isEqualTo("250.00");
        assertThat(result.text("/rows/3/value")).isEqualTo("66.6667");
        assertThat(result.text("/rows/4/value")).isEqualTo("133.3334");
        var empty = books.get(location(report) + "/result?from=2024-01-01&to=2024-12-31")
                .is(200);
        assertThat(empty.body().at("/rows/4").has("value")).isFalse();
        assertThat(books.get(location(report)).is(200).body()).isEqualTo(report.body());
        assertThat(books.get(CUSTOM).is(200).text("/items/0/name")).isEqualTo("Margin");
    }

    @Test
    void refusesReportsThatCannotBeReckoned() {
        books.post(CUSTOM, MARGIN.formatted("Taken")).is(201);
        books.post(CUSTOM, MARGIN.formatted("Taken"))
                .refused(409, "custom-report-name-taken")
                .at("/name");
        refused("\"formula\":\"BELOW * 2\"", 422, "custom-report-unfit", "/rows/0/formula");
        refused("\"formula\":\"1 +\"", 400, "invalid-field", "/rows/0/formula");
        refused("\"accounts\":[\"4000\"]", 422, "custom-report-unfit", "/rows/0/measure");
        refused("\"accounts\":[\"4000-\"],\"measure\":\"DEBIT_BALANCE\"", 400, "invalid-field", "/rows/0/accounts/0");
        refused("\"measure\":\"DEBIT_BALANCE\"", 422, "custom-report-unfit", "/rows/0");
        books.post(CUSTOM, "{\"name\":\"X\",\"rows\":[]}")
                .refused(422, "custom-report-unfit")
                .at("/rows");
        books.post(CUSTOM, """
                        {"name":"X","rows":[{"key":"A","label":"A","formula":"1"},{"key":"A","label":"A","formula":"2"}]}""").refused(422, "custom-report-unfit").at("/rows/1/key");
    }

    @Test
    void belongsToItsCompanyAndIsMadeByAccountantsOnly() {
        var report = books.post(CUSTOM, MARGIN.formatted("Ours")).is(201);
        var other = Books.open(client, companies);
        other.get(location(report)).refused(404, "custom-report-not-found");
        other.send(HttpMethod.DELETE, location(report), null, null).refused(404, "custom-report-not-found");
        var auditor = TestTokens.bearer(books.companyId(), Role.AUDITOR);
        books.send(HttpMethod.GET, location(report) + "/result", null, null, auditor)
                .is(200);
        books.send(HttpMethod.POST, CUSTOM, MARGIN.formatted("B"), null, auditor)
                .refused(403, "access-denied");

        books.send(HttpMethod.DELETE, location(report), null, null).is(204);
        books.get(location(report)).refused(404, "custom-report-not-found");
    }

    private static String location(Books.Answer created) {
        return Objects.requireNonNull(created.location());
    }

    private void refused(String row, int status, String code, String pointer) {
        books.post(CUSTOM, "{\"name\":\"X\",\"rows\":[{\"key\":\"A\",\"label\":\"A\"," + row + "}]}")
                .refused(status, code)
                .at(pointer);
    }
}
