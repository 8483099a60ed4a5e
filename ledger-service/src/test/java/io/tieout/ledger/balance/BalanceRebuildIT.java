package io.tieout.ledger.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestDatabase;
import io.tieout.platformtest.TestTokens;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class BalanceRebuildIT {

    private static final String REBUILD = "/internal/balances/rebuild";

    private final TestDatabase database;
    private final StoredBalancesCheck check;
    private final Books books;
    private final Books others;

    BalanceRebuildIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired TestDatabase database,
            @Autowired StoredBalancesCheck check) {
        this.database = database;
        this.check = check;
        this.books = Books.open(client, companies);
        this.others = Books.open(client, companies);
    }

    @Test
    void makesStoredBalancesTheSumOfTheLinesAgain() throws SQLException {
        books.postEntry("2026-03-10", "5300", "2100", "10.00").is(201);
        books.postEntry("2026-04-10", "5300", "1110", "7.00").is(201);
        others.postEntry("2026-03-10", "5300", "2100", "3.00").is(201);
        spoil();
        assertThat(check.violations(books.companyId())).hasSize(4);
        assertThat(check.violations(others.companyId())).hasSize(1);

        var corrected = rebuild(books, Role.OPERATOR).is(200).body().path("corrected");

        assertThat(corrected).hasSize(4);
        assertThat(corrected.get(0).path("period").asString()).isEqualTo("2026-03-10");
        assertThat(corrected.get(0).at("/storedCredit/amount").asString()).isEqualTo("10.02");
        assertThat(corrected.get(0).at("/credit/amount").asString()).isEqualTo("10.00");
        // Gone, wrong, and from nowhere.
        assertThat(corrected.get(1).path("account").asString()).isEqualTo("1110");
        assertThat(corrected.get(1).at("/storedCredit/amount").asString()).isEqualTo("0.00");
        assertThat(corrected.get(1).at("/credit/amount").asString()).isEqualTo("7.00");
        assertThat(corrected.get(2).path("account").asString()).isEqualTo("5300");
        assertThat(corrected.get(2).path("period").asString()).isEqualTo("2026-03");
        assertThat(corrected.get(2).at("/storedDebit/amount").asString()).isEqualTo("10.01");
        assertThat(corrected.get(2).at("/debit/amount").asString()).isEqualTo("10.00");
        assertThat(corrected.get(3).path("period").asString()).isEqualTo("2026-05");
        assertThat(corrected.get(3).at("/debit/amount").asString()).isEqualTo("0.00");
        assertThat(check.violations(books.companyId())).isEmpty();
        assertThat(books.balance("5300", "asOf=2026-12-31")).isEqualTo("17.00");
        // It touches nobody else's, and finds nothing more.
        assertThat(check.violations(others.companyId())).hasSize(1);
        assertThat(rebuild(others, Role.OPERATOR).is(200).body().path("corrected"))
                .hasSize(1);
        assertThat(rebuild(books, Role.OPERATOR).is(200).body().path("corrected"))
                .isEmpty();
    }

    @Test
    void losesNothingThatIsPostedMeanwhile() throws Exception {
        // The first of them open the year's periods.
        var answers = new ArrayList<Future<Books.Answer>>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 60; number++) {
                boolean rebuilds = number % 10 == 5;
                answers.add(executor.submit(() -> rebuilds
                        ? rebuild(books, Role.OPERATOR)
                        : books.postEntry("2026-03-10", "5300", "2100", "1.00")));
            }
        }
        for (var answer : answers) {
            assertThat(answer.get().status()).as(answer.get().body().toString()).isIn(200, 201);
            assertThat(answer.get().body().path("corrected")).isEmpty();
        }
        assertThat(check.violations(books.companyId())).isEmpty();
        assertThat(books.balance("5300", "asOf=2026-12-31")).isEqualTo("54.00");
    }

    @Test
    void isForOperatorsOnly() {
        rebuild(books, Role.ACCOUNTANT).refused(403, "access-denied");
        rebuild(books, Role.ADMIN).refused(403, "access-denied");
        rebuild(books, Role.AUDITOR).refused(403, "access-denied");
    }

    private static Books.Answer rebuild(Books of, Role role) {
        return of.send(HttpMethod.POST, REBUILD, null, null, TestTokens.bearer(of.companyId(), role));
    }

    /// As a fault of ours would, or somebody with the database's own rights.
    private void spoil() throws SQLException {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement()) {
            statement.execute("""
                    update account_balance
                    set debit_minor = debit_minor + 1
                    where account_code = '5300' and effective_month = '2026-03-01'
                        and company_id in ('%s', '%s')""".formatted(books.companyId(), others.companyId()));
            statement.execute("""
                    update account_day_balance
                    set credit_minor = credit_minor + 2
                    where account_code = '2100' and company_id = '%s'""".formatted(books.companyId()));
            statement.execute("delete from account_balance where account_code = '1110' and company_id = '%s'"
                    .formatted(books.companyId()));
            statement.execute("""
                    insert into account_balance (company_id, account_code, effective_month, recorded_month, currency,
                        debit_minor, credit_minor)
                    values ('%s', '5300', '2026-05-01', '2026-05-01', 'EUR', 5, 0)""".formatted(books.companyId()));
        }
    }
}
