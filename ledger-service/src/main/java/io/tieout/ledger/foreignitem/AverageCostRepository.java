package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.util.Currency;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AverageCostRepository {

    private final JdbcClient jdbc;

    AverageCostRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Two payments out of one account take the average one after the other.
    void lock(UUID companyId, AccountCode account) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) locked")
                .param("key", "average cost " + companyId + " " + account)
                .query(Integer.class)
                .single();
    }

    /// All that is posted counts, whatever its date: a late line must not leave a rest behind.
    AverageCost find(UUID companyId, AccountCode account, Currency currency, Currency own) {
        return jdbc.sql("""
                        select coalesce(sum(case side when 'DEBIT' then foreign_minor else -foreign_minor end), 0)::bigint,
                            coalesce(sum(case side when 'DEBIT' then amount_minor else -amount_minor end), 0)::bigint
                        from journal_line
                        where company_id = :company and account_code = :account and foreign_currency = :currency""")
                .param("company", companyId)
                .param("account", account.value())
                .param("currency", currency.getCurrencyCode())
                .query((row, number) ->
                        new AverageCost(Money.ofMinor(row.getLong(1), currency), Money.ofMinor(row.getLong(2), own)))
                .single();
    }
}
