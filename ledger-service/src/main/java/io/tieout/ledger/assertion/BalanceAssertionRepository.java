package io.tieout.ledger.assertion;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BalanceAssertionRepository {

    private static final String COLUMNS = """
            select company_id, balance_assertion_id, account_code, assertion_date, balance_minor, currency, reason,
                asserted_by, recorded_at, withdrawn_by, withdrawn_at, withdrawal_reason, version
            from balance_assertion
            """;

    private final JdbcClient jdbc;

    BalanceAssertionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Waits for the postings under way; new ones wait until the caller's transaction ends.
    void holdPostings(UUID companyId) {
        lock("select pg_advisory_xact_lock(hashtextextended(:name, 0))", companyId);
    }

    /// Postings do not wait for one another, only for an assertion that is being made.
    void joinPostings(UUID companyId) {
        lock("select pg_advisory_xact_lock_shared(hashtextextended(:name, 0))", companyId);
    }

    private void lock(String sql, UUID companyId) {
        RowCallbackHandler nothing = row -> {};
        jdbc.sql(sql).param("name", "balance-assertion:" + companyId).query(nothing);
    }

    void insert(BalanceAssertion assertion) {
        jdbc.sql("""
                        insert into balance_assertion (company_id, balance_assertion_id, account_code, assertion_date,
                            balance_minor, currency, reason, asserted_by)
                        values (:company, :id, :account, :date, :balance, :currency, :reason, :by)""")
                .param("company", assertion.companyId())
                .param("id", assertion.id().value())
                .param("account", assertion.account().value())
                .param("date", assertion.date())
                .param("balance", assertion.balance().minorUnits())
                .param("currency", assertion.balance().currency().getCurrencyCode())
                .param("reason", assertion.reason())
                .param("by", assertion.assertedBy())
                .update();
    }

    /// @return whether it still held
    boolean withdraw(UUID companyId, BalanceAssertionId id, String reason, UUID by) {
        return jdbc.sql("""
                                update balance_assertion
                                set withdrawn_by = :by, withdrawn_at = recorded_now(), withdrawal_reason = :reason,
                                    version = version + 1
                                where company_id = :company and balance_assertion_id = :id and withdrawn_at is null""")
                        .param("company", companyId)
                        .param("id", id.value())
                        .param("by", by)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    Optional<BalanceAssertion> find(UUID companyId, BalanceAssertionId id) {
        return jdbc.sql(COLUMNS + "where company_id = :company and balance_assertion_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(BalanceAssertionRepository::assertion)
                .optional();
    }

    Optional<BalanceAssertion> findActive(UUID companyId, AccountCode account, LocalDate date) {
        return active(companyId, List.of(account), date).stream()
                .filter(assertion -> assertion.date().equals(date))
                .findFirst();
    }

    /// Those that a posting on these accounts from this date on could touch, the earliest first.
    List<BalanceAssertion> active(UUID companyId, Collection<AccountCode> accounts, LocalDate from) {
        return jdbc.sql(COLUMNS + """
                        where company_id = :company and withdrawn_at is null and assertion_date >= :from
                            and account_code = any(cast(:accounts as text[]))
                        order by assertion_date, balance_assertion_id""")
                .param("company", companyId)
                .param("from", from)
                .param("accounts", accounts.stream().map(AccountCode::value).toArray(String[]::new))
                .query(BalanceAssertionRepository::assertion)
                .list();
    }

    /// @param companyId of this company, of all when null
    List<BalanceAssertion> allActive(@Nullable UUID companyId) {
        return jdbc.sql(COLUMNS + """
                        where withdrawn_at is null and (cast(:company as uuid) is null or company_id = :company)
                        order by company_id, assertion_date, account_code""")
                .param("company", companyId)
                .query(BalanceAssertionRepository::assertion)
                .list();
    }

    /// @param after key of the last one seen, null from the beginning
    List<BalanceAssertion> list(UUID companyId, int limit, @Nullable UUID after) {
        return jdbc.sql(COLUMNS + """
                        where company_id = :company
                            and (cast(:after as uuid) is null or balance_assertion_id > :after)
                        order by balance_assertion_id
                        limit :limit""")
                .param("company", companyId)
                .param("after", after)
                .param("limit", limit)
                .query(BalanceAssertionRepository::assertion)
                .list();
    }

    /// Debit minus credit at the end of the day: whole months from the projection, the last one line by line.
    Money balance(UUID companyId, AccountCode account, LocalDate date, Currency currency) {
        return jdbc.sql("""
                        select (
                            select coalesce(sum(debit_minor - credit_minor), 0)
                            from account_balance
                            where company_id = :company and account_code = :account and effective_month < :month
                        ) + (
                            select coalesce(sum(case side when 'DEBIT' then amount_minor else -amount_minor end), 0)
                            from journal_line
                            where company_id = :company and account_code = :account
                                and effective_date between :month and :date
                        )""")
                .param("company", companyId)
                .param("account", account.value())
                .param("month", YearMonth.from(date).atDay(1))
                .param("date", date)
                .query((row, number) -> Money.ofMinor(row.getBigDecimal(1).longValueExact(), currency))
                .single();
    }

    private static BalanceAssertion assertion(ResultSet row, int number) throws SQLException {
        var withdrawnAt = row.getObject("withdrawn_at", OffsetDateTime.class);
        return new BalanceAssertion(
                new BalanceAssertionId(row.getObject("balance_assertion_id", UUID.class)),
                row.getObject("company_id", UUID.class),
                new AccountCode(row.getString("account_code")),
                row.getObject("assertion_date", LocalDate.class),
                Money.ofMinor(row.getLong("balance_minor"), row.getString("currency")),
                row.getString("reason"),
                row.getObject("asserted_by", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                withdrawnAt == null
                        ? null
                        : new BalanceAssertion.Withdrawal(
                                row.getObject("withdrawn_by", UUID.class),
                                withdrawnAt.toInstant(),
                                row.getString("withdrawal_reason")),
                row.getLong("version"));
    }
}
