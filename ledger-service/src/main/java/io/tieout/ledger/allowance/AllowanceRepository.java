package io.tieout.ledger.allowance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class AllowanceRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AllowanceRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Of two who look at the account to post to it, the second one sees what the first one posted.
    void lock(UUID companyId) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) locked")
                .param("key", "allowance " + companyId)
                .query(Integer.class)
                .single();
    }

    /// Credit less debit. From the lines themselves: the stored balances do not have this transaction's yet.
    Money balance(UUID companyId, AccountCode account, Currency currency, LocalDate asOf) {
        long minorUnits = jdbc.sql("""
                        select coalesce(sum(case side when 'CREDIT' then amount_minor else -amount_minor end), 0)::bigint
                        from journal_line
                        where company_id = :company and account_code = :account and effective_date <= :asOf""")
                .param("company", companyId)
                .param("account", account.value())
                .param("asOf", asOf)
                .query(Long.class)
                .single();
        return Money.ofMinor(minorUnits, currency);
    }

    void insert(Allowance allowance) {
        jdbc.sql("""
                        insert into allowance (company_id, allowance_id, as_of, method, currency, parts, base_minor,
                            target_minor, before_minor, reason, decided_by, entry_id)
                        values (:company, :id, :asOf, :method, :currency, cast(:parts as jsonb), :base,
                            :target, :before, :reason, :decidedBy, :entry)""")
                .param("company", allowance.companyId())
                .param("id", allowance.id().value())
                .param("asOf", allowance.asOf())
                .param("method", allowance.method().name())
                .param("currency", allowance.target().currency().getCurrencyCode())
                .param("parts", json.writeValueAsString(allowance.parts()))
                .param("base", allowance.base().minorUnits())
                .param("target", allowance.target().minorUnits())
                .param("before", allowance.before().minorUnits())
                .param("reason", allowance.reason())
                .param("decidedBy", allowance.decidedBy())
                .param("entry", allowance.entryId().value())
                .update();
    }
}
