package io.tieout.ledger.limit;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountLimitRepository {

    private final JdbcClient jdbc;

    AccountLimitRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// In the order of their codes: two postings that touch the same accounts must not wait for each other.
    Map<AccountCode, AccountLimit> lock(UUID companyId, Collection<AccountCode> accounts) {
        return jdbc
                .sql("""
                        select account_code, minimum_minor, maximum_minor, currency, version
                        from account_limit
                        where company_id = :company and account_code = any(cast(:accounts as text[]))
                            and (minimum_minor is not null or maximum_minor is not null)
                        order by account_code
                        for update""")
                .param("company", companyId)
                .param("accounts", codes(accounts))
                .query(AccountLimitRepository::limit)
                .list()
                .stream()
                .collect(Collectors.toMap(AccountLimit::account, Function.identity()));
    }

    /// Stored balances, what this transaction has posted and not projected yet, and what is reserved.
    Map<AccountCode, Standing> standings(UUID companyId, Collection<AccountCode> accounts, Currency currency) {
        return jdbc
                .sql("""
                        select code,
                            (select coalesce(sum(debit_minor - credit_minor), 0)
                                from account_balance
                                where company_id = :company and account_code = code)
                            + (select coalesce(sum(case line.side when 'DEBIT' then line.amount_minor
                                    else -line.amount_minor end), 0)
                                from journal_entry entry
                                join journal_line line
                                    on line.company_id = entry.company_id and line.entry_id = entry.entry_id
                                where entry.company_id = :company
                                    and entry.transaction_id = pg_current_xact_id() and line.account_code = code)
                            as balance_minor,
                            (select coalesce(sum(amount_minor), 0)
                                from account_hold
                                where company_id = :company and account_code = code and status = 'OPEN'
                                    and side = 'DEBIT') as held_debit_minor,
                            (select coalesce(sum(amount_minor), 0)
                                from account_hold
                                where company_id = :company and account_code = code and status = 'OPEN'
                                    and side = 'CREDIT') as held_credit_minor
                        from unnest(cast(:accounts as text[])) code""")
                .param("company", companyId)
                .param("accounts", codes(accounts))
                .query((row, number) -> Map.entry(
                        new AccountCode(row.getString("code")),
                        new Standing(
                                Money.ofMinor(row.getLong("balance_minor"), currency),
                                Money.ofMinor(row.getLong("held_debit_minor"), currency),
                                Money.ofMinor(row.getLong("held_credit_minor"), currency))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void lockEvenIfLifted(UUID companyId, AccountCode account) {
        jdbc.sql("select 1 from account_limit where company_id = :company and account_code = :account for update")
                .param("company", companyId)
                .param("account", account.value())
                .query(Integer.class)
                .single();
    }

    Optional<AccountLimit> find(UUID companyId, AccountCode account) {
        return jdbc.sql("""
                        select account_code, minimum_minor, maximum_minor, currency, version
                        from account_limit
                        where company_id = :company and account_code = :account""")
                .param("company", companyId)
                .param("account", account.value())
                .query(AccountLimitRepository::limit)
                .optional();
    }

    /// @return whether the account had none
    boolean insert(UUID companyId, AccountLimit limit, Currency currency) {
        return jdbc.sql("""
                                insert into account_limit
                                    (company_id, account_code, minimum_minor, maximum_minor, currency, version)
                                values (:company, :account, :minimum, :maximum, :currency, :version)
                                on conflict (company_id, account_code) do nothing""")
                        .param("company", companyId)
                        .param("account", limit.account().value())
                        .param("minimum", minor(limit.minimum()))
                        .param("maximum", minor(limit.maximum()))
                        .param("currency", currency.getCurrencyCode())
                        .param("version", limit.version())
                        .update()
                == 1;
    }

    /// @return whether the version before was the current one
    boolean update(UUID companyId, AccountLimit limit) {
        return jdbc.sql("""
                                update account_limit
                                set minimum_minor = :minimum, maximum_minor = :maximum, version = :version
                                where company_id = :company and account_code = :account and version = :version - 1""")
                        .param("minimum", minor(limit.minimum()))
                        .param("maximum", minor(limit.maximum()))
                        .param("version", limit.version())
                        .param("company", companyId)
                        .param("account", limit.account().value())
                        .update()
                == 1;
    }

    void record(UUID companyId, AccountLimit limit, String reason, UUID by) {
        jdbc.sql("""
                        insert into account_limit_change
                            (company_id, account_code, version, minimum_minor, maximum_minor, reason, changed_by)
                        values (:company, :account, :version, :minimum, :maximum, :reason, :by)""")
                .param("company", companyId)
                .param("account", limit.account().value())
                .param("version", limit.version())
                .param("minimum", minor(limit.minimum()))
                .param("maximum", minor(limit.maximum()))
                .param("reason", reason)
                .param("by", by)
                .update();
    }

    private static AccountLimit limit(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new AccountLimit(
                new AccountCode(row.getString("account_code")),
                money(row.getObject("minimum_minor", Long.class), currency),
                money(row.getObject("maximum_minor", Long.class), currency),
                row.getLong("version"));
    }

    private static @Nullable Money money(@Nullable Long minor, String currency) {
        return minor == null ? null : Money.ofMinor(minor, currency);
    }

    private static @Nullable Long minor(@Nullable Money bound) {
        return bound == null ? null : bound.minorUnits();
    }

    private static String[] codes(Collection<AccountCode> accounts) {
        return accounts.stream().map(AccountCode::value).toArray(String[]::new);
    }
}
