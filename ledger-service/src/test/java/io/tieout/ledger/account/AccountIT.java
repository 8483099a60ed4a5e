package io.tieout.ledger.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.events.identity.v1.CompanyState;
import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.event.DependencyMissing;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class AccountIT {

    private static final Currency EUR = Currency.getInstance("EUR");

    private final CompanyService companies;
    private final ChartService chart;
    private final EventProbe events;
    private final Books books;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    AccountIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired ChartService chart,
            @Autowired EventProbe events,
            @Autowired TransactionTemplate transactions,
            @Autowired JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.companies = companies;
        this.chart = chart;
        this.events = events;
        this.books = Books.open(client, companies);
    }

    @Test
    void installsChartWhenCompanyArrivesAndFollowsItsChanges() {
        var id = Ids.next();
        events.publish(
                IdentityEvents.COMPANY_STATE, id, id, 1, new CompanyState(id, "Acme", "IDR", "Asia/Jakarta", "id", 4));
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> companies.find(id).isPresent());

        assertThat(chart.all(id)).extracting(account -> account.code().value()).contains("1200", "4100");

        events.publish(IdentityEvents.COMPANY_STATE, id, id, 2, new CompanyState(id, "Acme 2", "IDR", "UTC", "id", 4));
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> companies.get(id).name().equals("Acme 2"));
        assertThat(companies.get(id).baseCurrency().getCurrencyCode()).isEqualTo("IDR");
    }

    @Test
    void waitsForCompanyThatHasNotArrived() {
        assertThatThrownBy(() -> companies.awaited(Ids.next())).isInstanceOf(DependencyMissing.class);
    }

    @ParameterizedTest
    @EnumSource
    void hasAnAccountForEachRole(AccountRole role) {
        var code = chart.byRole(books.companyId(), role);

        var groups = role == AccountRole.BANK_ACCOUNTS || role == AccountRole.BANK_CLEARING;
        assertThat(chart.get(books.companyId(), code).postable()).isEqualTo(!groups);
    }

    @Test
    void opensTwoControlAccountsForEachBankAccountOnce() {
        var bank = Ids.next();
        var opened = chart.openBankAccounts(books.companyId(), bank, "Main", EUR);

        assertThat(chart.openBankAccounts(books.companyId(), bank, "Main", EUR)).isEqualTo(opened);
        assertThat(chart.findBankAccounts(books.companyId(), bank)).contains(opened);
        assertThat(opened.bank()).hasToString("1120.01");
        assertThat(opened.clearing()).hasToString("1180.01");
        assertThat(chart.openBankAccounts(books.companyId(), Ids.next(), "Second", EUR)
                        .bank())
                .hasToString("1120.02");
        books.postEntry("2026-03-31", "1120.01", "4100", "1.00").refused(422, "control-account");
        books.postEntry("2026-03-31", "1110", "1180.01", "1.00").refused(422, "control-account");
    }

    @Test
    void passesOverCodesThatSomebodyOpenedByHand() {
        books.post("/api/v1/accounts", """
                        {"code":"1120.01","name":"Petty cash","type":"ASSET","parent":"1120"}""").is(201);

        var opened = chart.openBankAccounts(books.companyId(), Ids.next(), "Main", EUR);

        assertThat(opened.bank()).hasToString("1120.02");
        assertThat(opened.clearing()).hasToString("1180.02");
    }

    @Test
    void opensBankAccountInAnotherCurrency() {
        var dollars = Currency.getInstance("USD");
        var opened = chart.openBankAccounts(books.companyId(), Ids.next(), "Dollars", dollars);

        assertThat(books.get("/api/v1/accounts/" + opened.bank()).is(200).text("/currency"))
                .isEqualTo("USD");
        assertThat(books.get("/api/v1/accounts/" + opened.clearing()).is(200).text("/currency"))
                .isEqualTo("USD");
    }

    @Test
    void opensNoAccountThatSomebodyOpensMeanwhile() {
        var companyId = books.companyId();
        var same = telephone("Telephone");
        var opened = transactions.execute(ours -> {
            chart.open(companyId, same);
            var others = Stream.of(same, telephone("Internet"))
                    .map(wanted -> CompletableFuture.supplyAsync(() -> Objects.requireNonNull(
                            transactions.execute(theirs -> chart.openEach(companyId, List.of(wanted))))))
                    .toList();
            // Until they have read the chart and wait for our account.
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> waiting() > 0);
            return others;
        });
        var outcomes = Objects.requireNonNull(opened).stream()
                .map(CompletableFuture::join)
                .map(List::getFirst)
                .toList();

        assertThat(outcomes.getFirst()).isInstanceOf(OpeningOutcome.Unchanged.class);
        assertThat(outcomes.getLast())
                .isInstanceOfSatisfying(OpeningOutcome.Refused.class, refused -> assertThat(refused.refusal())
                        .isInstanceOf(AccountExists.class));
    }

    private int waiting() {
        return jdbc.sql("""
                        select count(*)
                        from pg_stat_activity
                        where wait_event_type = 'Lock' and wait_event = 'transactionid'
                            and query like 'insert into account %'""").query(Integer.class).single();
    }

    private static NewAccount telephone(String name) {
        return new NewAccount(
                new AccountCode("5420"), name, AccountType.EXPENSE, null, true, null, false, null, null, null, null);
    }

    @Test
    void opensAccountAndPostsToIt() {
        var opened = books.post("/api/v1/accounts", """
                        {"code":"5410","name":"Telephone","type":"EXPENSE","parent":"5000"}""").is(201);

        assertThat(opened.location()).isEqualTo("/api/v1/accounts/5410");
        assertThat(books.get("/api/v1/accounts/5410").is(200).body()).isEqualTo(opened.body());
        books.postEntry("2026-03-31", "5410", "2100", "1.00").is(201);
    }

    @Test
    void refusesAccountThatDoesNotFitTheTree() {
        refusedAccount("5400", "EXPENSE", "5000", 409, "account-exists");
        refusedAccount("5411", "EXPENSE", "5400", 422, "parent-account-unfit");
        refusedAccount("5411", "EXPENSE", "4000", 422, "parent-account-unfit");
        refusedAccount("5411", "EXPENSE", "5999", 422, "parent-account-unfit");
        refusedAccount("a", "EXPENSE", "5000", 400, "invalid-field");
        refusedAccount("5411", "COST", "5000", 400, "invalid-field");
        books.get("/api/v1/accounts/5411").refused(404, "account-not-found");
    }

    @Test
    void listsByTypePageByPage() {
        var first = books.get("/api/v1/accounts?type=EXPENSE&limit=3").is(200);
        var second = books.get("/api/v1/accounts?type=EXPENSE&limit=3&cursor=" + first.text("/next"))
                .is(200);

        assertThat(first.text("/items/0/code")).isEqualTo("5000");
        assertThat(second.text("/items/0/code")).isEqualTo("5300");
        books.get("/api/v1/accounts?type=ASSET&cursor=" + first.text("/next")).refused(400, "invalid-cursor");
    }

    @Test
    void mapsTheStandardChartToStatements() {
        var receivables = books.get("/api/v1/accounts/1200").is(200);
        assertThat(receivables.text("/statementLine")).isEqualTo("TRADE_RECEIVABLES");
        assertThat(receivables.text("/cashFlow")).isEqualTo("OPERATING");
        assertThat(books.get("/api/v1/accounts/1690").text("/contra")).isEqualTo("true");
        assertThat(chart.all(books.companyId())).filteredOn(Account::postable).allSatisfy(account -> assertThat(
                        account.mapping().cashFlow())
                .as(account.code().value())
                .isNotNull());
    }

    @Test
    void showsNewAccountWhereItsParentIsUnlessToldOtherwise() {
        var petty = books.post("/api/v1/accounts", """
                        {"code":"1111","name":"Petty cash","type":"ASSET","parent":"1100"}""").is(201);
        var patents = books.post("/api/v1/accounts", """
                        {"code":"1700","name":"Patents","type":"ASSET","parent":"1000",
                         "statementLine":"INTANGIBLE_ASSETS","cashFlow":"INVESTING"}""").is(201);
        var deposits = books.post("/api/v1/accounts", """
                        {"code":"1310","name":"Deposits","type":"ASSET","parent":"1000"}""").is(201);
        var abroad = books.post("/api/v1/accounts", """
                        {"code":"4110","name":"Sales abroad","type":"REVENUE","parent":"4000"}""").is(201);

        assertThat(petty.text("/cashFlow")).isEqualTo("CASH");
        assertThat(patents.text("/statementLine")).isEqualTo("INTANGIBLE_ASSETS");
        assertThat(deposits.text("/statementLine")).isEqualTo("OTHER_CURRENT_ASSETS");
        assertThat(deposits.body().has("cashFlow")).isFalse();
        assertThat(abroad.text("/statementLine")).isEqualTo("REVENUE");
        assertThat(abroad.text("/cashFlow")).isEqualTo("OPERATING");
    }

    @Test
    void changesMappingByVersion() {
        var before = books.post("/api/v1/accounts", """
                        {"code":"1320","name":"Deposits","type":"ASSET","parent":"1000"}""").is(201);

        var after = books.patch("/api/v1/accounts/1320", """
                        {"name":"Rent deposits","cashFlow":"INVESTING","activeTo":"2026-12-31"}""", before.eTag()).is(200);

        assertThat(after.text("/name")).isEqualTo("Rent deposits");
        assertThat(books.get("/api/v1/accounts/1320").is(200).body()).isEqualTo(after.body());
        books.patch("/api/v1/accounts/1320", "{\"contra\":true}", before.eTag()).refused(412, "stale-version");
        books.patch("/api/v1/accounts/1320", "{\"contra\":true}", null).refused(428, "if-match-required");
        books.patch("/api/v1/accounts/1320", "{\"statementLine\":\"REVENUE\"}", after.eTag())
                .refused(422, "account-mapping-unfit")
                .at("/statementLine");
        books.patch("/api/v1/accounts/1320", "{\"cashFlow\":\"EXCHANGE\"}", after.eTag())
                .refused(422, "account-mapping-unfit")
                .at("/cashFlow");
        books.patch("/api/v1/accounts/1320", "{\"activeFrom\":\"2027-01-01\"}", after.eTag())
                .refused(422, "active-dates-reversed");
        books.patch("/api/v1/accounts/1320", "{\"activeTo\":\"9999-01-01\"}", after.eTag())
                .refused(422, "date-out-of-range");
        books.patch("/api/v1/accounts/1320", "{\"code\":\"1321\"}", after.eTag())
                .refused(400, "unknown-field");
        books.patch("/api/v1/accounts/1999", "{\"contra\":true}", after.eTag()).refused(404, "account-not-found");
    }

    @Test
    void keepsTypeOfAccountInUse() {
        books.post("/api/v1/accounts", """
                        {"code":"5420","name":"Licences","type":"EXPENSE","statementLine":"OPERATING_EXPENSES"}""").is(201);
        var asRevenue = "{\"type\":\"REVENUE\",\"statementLine\":\"OTHER_INCOME\"}";
        var changed = books.patch("/api/v1/accounts/5420", asRevenue, "\"1\"").is(200);
        assertThat(changed.text("/type")).isEqualTo("REVENUE");
        books.postEntry("2026-03-31", "1110", "5420", "1.00").is(201);

        var back = "{\"type\":\"EXPENSE\",\"statementLine\":\"OPERATING_EXPENSES\"}";
        books.patch("/api/v1/accounts/5420", back, changed.eTag())
                .refused(409, "account-in-use")
                .at("/type");
        books.patch("/api/v1/accounts/4100", "{\"type\":\"EXPENSE\"}", "\"1\"").refused(409, "account-in-use");
        books.patch("/api/v1/accounts/5000", "{\"type\":\"REVENUE\"}", "\"1\"").refused(409, "account-in-use");
        books.patch("/api/v1/accounts/1200", "{\"active\":false}", "\"1\"")
                .refused(409, "account-in-use")
                .at("/active");
        books.patch("/api/v1/accounts/5420", "{\"parent\":\"5000\"}", changed.eTag())
                .refused(422, "parent-account-unfit");
        books.patch("/api/v1/accounts/5000", "{\"parent\":\"5000\"}", "\"1\"").refused(422, "parent-account-unfit");
    }

    @Test
    void takesLinesOnItsActiveDatesOnly() {
        books.post("/api/v1/accounts", """
                        {"code":"5430","name":"Fair","type":"EXPENSE","activeFrom":"2026-03-01","activeTo":"2026-03-31"}""").is(201);

        books.postEntry("2026-02-28", "5430", "1110", "1.00").refused(422, "account-inactive");
        books.postEntry("2026-03-01", "5430", "1110", "1.00").is(201);
        books.postEntry("2026-03-31", "5430", "1110", "1.00").is(201);
        books.postEntry("2026-04-01", "5430", "1110", "1.00").refused(422, "account-inactive");
    }

    @Test
    void letsOnlyAccountantsChangeTheChart() {
        var auditor = TestTokens.bearer(books.companyId(), Role.AUDITOR);
        books.patch("/api/v1/accounts/5300", "{\"name\":\"X\"}", "\"1\"", auditor)
                .refused(403, "access-denied");
    }

    private void refusedAccount(String code, String type, String parent, int status, String problem) {
        books.post("/api/v1/accounts", """
                        {"code":"%s","name":"X","type":"%s","parent":"%s"}""".formatted(code, type, parent)).refused(status, problem);
    }
}
