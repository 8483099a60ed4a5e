package io.tieout.reconciliation.ledgerview;

import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LedgerViewRepository {

    private final JdbcClient jdbc;

    LedgerViewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false when this block, or a later one, is known already
    boolean advance(UUID companyId, LedgerPosition position, Currency books) {
        return jdbc.sql("""
                        insert into ledger_position as known (company_id, block_number, sequence, currency)
                        values (:company, :block, :sequence, :currency)
                        on conflict (company_id) do update
                        set block_number = excluded.block_number, sequence = excluded.sequence,
                            currency = excluded.currency
                        where known.block_number < excluded.block_number
                        """)
                        .param("company", companyId)
                        .param("block", position.blockNumber())
                        .param("sequence", position.sequence())
                        .param("currency", books.getCurrencyCode())
                        .update()
                > 0;
    }

    AccountRoles roles(UUID companyId) {
        return new AccountRoles(
                jdbc.sql("select role, account_code from ledger_account_role where company_id = :company")
                        .param("company", companyId)
                        .query((row, number) -> new AccountRole(row.getString("role"), row.getString("account_code")))
                        .set());
    }

    void addRoles(UUID companyId, Collection<AccountRole> roles) {
        jdbc.sql("""
                        insert into ledger_account_role (company_id, role, account_code)
                        select :company, role, code
                        from unnest(cast(:roles as text[]), cast(:codes as text[])) as t(role, code)
                        on conflict do nothing
                        """)
                .param("company", companyId)
                .param("roles", roles.stream().map(AccountRole::role).toArray(String[]::new))
                .param("codes", roles.stream().map(AccountRole::accountCode).toArray(String[]::new))
                .update();
    }

    /// Single entries of revenue are not known when something was booked on one of these accounts already.
    void doubtRevenue(UUID companyId, Collection<String> accountCodes) {
        if (accountCodes.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update ledger_position
                        set revenue_known = false
                        where company_id = :company and exists (
                            select from ledger_turnover
                            where company_id = :company and account_code = any(cast(:codes as text[])))
                        """)
                .param("company", companyId)
                .param("codes", accountCodes.toArray(String[]::new))
                .update();
    }

    void add(UUID companyId, List<Turnover> turnovers) {
        if (turnovers.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into ledger_turnover as known
                            (company_id, account_code, effective_date, currency, debit_minor, credit_minor)
                        select :company, code, cast(day as date), currency, debit, credit
                        from unnest(cast(:codes as text[]), cast(:days as text[]), cast(:currencies as text[]),
                            cast(:debits as bigint[]), cast(:credits as bigint[])) as t(code, day, currency, debit, credit)
                        on conflict (company_id, account_code, effective_date, currency) do update
                        set debit_minor = known.debit_minor + excluded.debit_minor,
                            credit_minor = known.credit_minor + excluded.credit_minor
                        """)
                .param("company", companyId)
                .param("codes", turnovers.stream().map(Turnover::accountCode).toArray(String[]::new))
                .param(
                        "days",
                        turnovers.stream()
                                .map(t -> t.effectiveDate().toString())
                                .toArray(String[]::new))
                .param("currencies", turnovers.stream().map(Turnover::currency).toArray(String[]::new))
                .param("debits", turnovers.stream().map(Turnover::debitMinor).toArray(Long[]::new))
                .param("credits", turnovers.stream().map(Turnover::creditMinor).toArray(Long[]::new))
                .update();
    }

    void addRevenues(UUID companyId, List<Revenue> revenues) {
        if (revenues.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into ledger_revenue
                            (company_id, entry_id, currency, source, source_id, effective_date, credit_minor)
                        select :company, entry, currency, source, document, cast(day as date), credit
                        from unnest(cast(:entries as uuid[]), cast(:currencies as text[]), cast(:sources as text[]),
                            cast(:documents as uuid[]), cast(:days as text[]), cast(:credits as bigint[]))
                            as t(entry, currency, source, document, day, credit)
                        """)
                .param("company", companyId)
                .param("entries", revenues.stream().map(Revenue::entryId).toArray(UUID[]::new))
                .param("currencies", revenues.stream().map(Revenue::currency).toArray(String[]::new))
                .param("sources", revenues.stream().map(Revenue::source).toArray(String[]::new))
                .param("documents", revenues.stream().map(Revenue::sourceId).toArray(UUID[]::new))
                .param(
                        "days",
                        revenues.stream()
                                .map(revenue -> revenue.effectiveDate().toString())
                                .toArray(String[]::new))
                .param("credits", revenues.stream().map(Revenue::creditMinor).toArray(Long[]::new))
                .update();
    }
}
