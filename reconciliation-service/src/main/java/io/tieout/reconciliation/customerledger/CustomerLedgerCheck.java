package io.tieout.reconciliation.customerledger;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CustomerLedgerCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    CustomerLedgerCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I3";
    }

    @Override
    public String statement() {
        return "Customers' ledgers add up to the control accounts, as far as the ledger has told of them";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select coalesce(l.company_id, t.company_id) || ' ' || coalesce(l.account_code, t.account_code) || ' '
                                || coalesce(l.currency, t.currency) as subject,
                            'customers have ' || coalesce(l.balance_minor, 0) || ', the account '
                                || coalesce(t.balance_minor, 0) as detail
                        from (
                            select company_id, account_code, currency, sum(amount_minor) as balance_minor
                            from customer_ledger_line
                            where cast(:company as uuid) is null or company_id = :company
                            group by company_id, account_code, currency) l
                        full join (
                            select company_id, account_code, currency, balance_minor
                            from customer_ledger_total
                            where cast(:company as uuid) is null or company_id = :company) t
                            on t.company_id = l.company_id and t.account_code = l.account_code
                                and t.currency = l.currency
                        where coalesce(l.balance_minor, 0) <> coalesce(t.balance_minor, 0)
                        limit 100
                        """)
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
