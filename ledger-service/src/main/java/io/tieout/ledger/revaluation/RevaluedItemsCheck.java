package io.tieout.ledger.revaluation;

import io.tieout.ledger.period.CloseGate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What is open in other currencies at the end of a month stands at the rate of its last day.
@Component
class RevaluedItemsCheck implements CloseGate {

    private final JdbcClient jdbc;

    RevaluedItemsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String gate() {
        return "REVALUATION_DONE";
    }

    @Override
    public String statement() {
        return "What is open in other currencies was revalued on the last day of the period, after its last change";
    }

    @Override
    public List<Missing> missing(UUID companyId, YearMonth month) {
        return jdbc.sql("""
                        with open as (
                            select f.account_code, f.currency, max(m.recorded_at) as changed_at
                            from foreign_item f
                            join foreign_item_movement m
                                on m.company_id = f.company_id and m.foreign_item_id = f.foreign_item_id
                            where f.company_id = :company and m.effective_date <= :day and m.amount_minor <> 0
                            group by f.foreign_item_id, f.account_code, f.currency
                            having sum(m.amount_minor) <> 0
                            union all
                            select a.account_code, a.currency, max(l.recorded_at)
                            from account a
                            join company c on c.company_id = a.company_id and c.base_currency <> a.currency
                            join journal_line l
                                on l.company_id = a.company_id and l.account_code = a.account_code
                                    and l.foreign_currency = a.currency
                            where a.company_id = :company and a.account_type in ('ASSET', 'LIABILITY')
                                and a.cash_flow_category is distinct from 'CLEARING'
                                and l.effective_date <= :day and l.foreign_minor <> 0
                                and not exists (
                                    select from foreign_item f
                                    where f.company_id = a.company_id and f.account_code = a.account_code)
                            group by a.account_code, a.currency
                            having sum(case l.side when 'DEBIT' then l.foreign_minor else -l.foreign_minor end) <> 0
                        )
                        select open.account_code, open.currency
                        from open
                        where not exists (
                            select from revaluation r
                            where r.company_id = :company and r.revaluation_date = :day
                                and r.recorded_at >= open.changed_at)
                        group by open.account_code, open.currency
                        order by open.account_code, open.currency
                        limit 20""")
                .param("company", companyId)
                .param("day", month.atEndOfMonth())
                .query((row, number) -> new Missing(
                        row.getString("currency") + " on account " + row.getString("account_code")
                                + " is not revalued on " + month.atEndOfMonth(),
                        "/api/v1/revaluations"))
                .list();
    }
}
