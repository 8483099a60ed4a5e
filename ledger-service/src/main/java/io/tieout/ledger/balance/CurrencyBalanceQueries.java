package io.tieout.ledger.balance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.balance.CurrencyBalancesResponse.CurrencyBalance;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Adds up lines in foreign currencies; an index holds only those.
@Repository
class CurrencyBalanceQueries {

    private final JdbcClient jdbc;

    CurrencyBalanceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param accounts only of these; of all when empty
    List<CurrencyBalance> balances(
            UUID companyId, Currency own, LocalDate asOf, KnownAt known, Set<AccountCode> accounts) {
        return jdbc.sql("""
                        select account_code, foreign_currency,
                            sum(case side when 'DEBIT' then foreign_minor else -foreign_minor end)::bigint as balance,
                            sum(case side when 'DEBIT' then amount_minor else -amount_minor end)::bigint as carrying
                        from journal_line
                        where company_id = :company and foreign_currency is not null
                            and effective_date <= :asOf and recorded_at < :knownBefore
                            and (:all or account_code = any(cast(:accounts as text[])))
                        group by account_code, foreign_currency
                        having sum(case side when 'DEBIT' then foreign_minor else -foreign_minor end) <> 0
                            or sum(case side when 'DEBIT' then amount_minor else -amount_minor end) <> 0
                        order by account_code, foreign_currency""")
                .param("company", companyId)
                .param("asOf", asOf)
                .param("knownBefore", known.before().atOffset(ZoneOffset.UTC))
                .param("all", accounts.isEmpty())
                .param("accounts", accounts.stream().map(AccountCode::value).toArray(String[]::new))
                .query((row, number) -> new CurrencyBalance(
                        new AccountCode(row.getString("account_code")),
                        Money.ofMinor(row.getLong("balance"), row.getString("foreign_currency")),
                        Money.ofMinor(row.getLong("carrying"), own)))
                .list();
    }
}
