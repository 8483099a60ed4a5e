package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /// Those of the accounts that hold money and are kept in another currency, in the order of their codes.
    List<AccountCode> moneyAccounts(UUID companyId, Collection<AccountCode> accounts, Currency own) {
        return jdbc.sql("""
                        select account_code
                        from account
                        where company_id = :company and account_code = any(cast(:accounts as text[]))
                            and currency <> :own and cash_flow_category = 'CASH'
                        order by account_code""")
                .param("company", companyId)
                .param("accounts", accounts.stream().map(AccountCode::value).toArray(String[]::new))
                .param("own", own.getCurrencyCode())
                .query((row, number) -> new AccountCode(row.getString(1)))
                .list();
    }

    /// How they stand, each in the currency in which it is kept.
    Map<AccountCode, AverageCost> find(UUID companyId, Collection<AccountCode> accounts, Currency own) {
        return jdbc
                .sql("""
                        select a.account_code, a.currency,
                            coalesce(sum(case l.side when 'DEBIT' then l.foreign_minor else -l.foreign_minor end), 0)::bigint
                                as balance_minor,
                            coalesce(sum(case l.side when 'DEBIT' then l.amount_minor else -l.amount_minor end), 0)::bigint
                                as carrying_minor
                        from account a
                        left join journal_line l
                            on l.company_id = a.company_id and l.account_code = a.account_code
                                and l.foreign_currency = a.currency
                        where a.company_id = :company and a.account_code = any(cast(:accounts as text[]))
                        group by a.account_code, a.currency""")
                .param("company", companyId)
                .param("accounts", accounts.stream().map(AccountCode::value).toArray(String[]::new))
                .query((row, number) -> Map.entry(
                        new AccountCode(row.getString("account_code")),
                        new AverageCost(
                                Money.ofMinor(row.getLong("balance_minor"), row.getString("currency")),
                                Money.ofMinor(row.getLong("carrying_minor"), own))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Whether something left the account since the first of these entries was posted, or the rest was revalued. What
    /// was taken back itself does not count, nor do the entries.
    boolean isMixedSince(UUID companyId, AccountCode account, AverageCost standing, Collection<UUID> entries) {
        return jdbc.sql("""
                        with since as (
                            select l.side, l.foreign_minor, l.amount_minor
                            from journal_line l
                            where l.company_id = :company and l.account_code = :account and l.foreign_currency = :currency
                                and l.entry_id <> all(cast(:entries as uuid[]))
                                and l.recorded_at >= (
                                    select min(e.recorded_at)
                                    from journal_entry e
                                    where e.company_id = :company and e.entry_id = any(cast(:entries as uuid[])))
                                and not exists (
                                    select from journal_reversal r
                                    where r.company_id = l.company_id and r.active
                                        and (r.reversed_entry_id = l.entry_id or r.reversal_entry_id = l.entry_id))
                        )
                        select exists (select from since where side = :outgoing and foreign_minor > 0)
                            or coalesce((
                                select sum(case side when 'DEBIT' then amount_minor else -amount_minor end)
                                from since
                                where foreign_minor = 0), 0) <> 0""")
                .param("company", companyId)
                .param("account", account.value())
                .param("currency", standing.balance().currency().getCurrencyCode())
                .param("entries", entries.stream().map(UUID::toString).toArray(String[]::new))
                .param("outgoing", (standing.balance().isNegative() ? Side.DEBIT : Side.CREDIT).name())
                .query(Boolean.class)
                .single();
    }
}
