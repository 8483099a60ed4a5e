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
                        with revalued as (
                            select recorded_at, seen
                            from revaluation
                            where company_id = :company and revaluation_date = :day
                        ),
                        item as (
                            select f.foreign_item_id, f.account_code, f.currency,
                                sum(m.amount_minor) as open_minor,
                                sum(m.carrying_minor) as carrying_minor,
                                sum(case f.side when 'RECEIVABLE' then m.amount_minor else -m.amount_minor end)
                                    as signed_minor,
                                sum(case f.side when 'RECEIVABLE' then m.carrying_minor else -m.carrying_minor end)
                                    as signed_carrying_minor
                            from foreign_item f
                            join foreign_item_movement m
                                on m.company_id = f.company_id and m.foreign_item_id = f.foreign_item_id
                            where f.company_id = :company and m.effective_date <= :day
                            group by f.foreign_item_id, f.account_code, f.currency
                        ),
                        whole as (
                            select a.account_code, a.currency
                            from account a
                            join company c on c.company_id = a.company_id and c.base_currency <> a.currency
                            join journal_line l
                                on l.company_id = a.company_id and l.account_code = a.account_code
                                    and l.foreign_currency = a.currency
                            where a.company_id = :company and a.account_type in ('ASSET', 'LIABILITY')
                                and a.cash_flow_category is distinct from 'CLEARING'
                                and l.effective_date <= :day
                            group by a.account_code, a.currency
                            -- What is empty and still carries something was emptied behind a revaluation.
                            having (
                                    sum(case l.side when 'DEBIT' then l.foreign_minor else -l.foreign_minor end),
                                    sum(case l.side when 'DEBIT' then l.amount_minor else -l.amount_minor end))
                                <> (
                                    select coalesce(sum(item.signed_minor), 0),
                                        coalesce(sum(item.signed_carrying_minor), 0)
                                    from item
                                    where item.account_code = a.account_code and item.currency = a.currency)
                        ),
                        change as (
                            select item.account_code, item.currency, m.entry_id, m.recorded_at
                            from item
                            join foreign_item_movement m
                                on m.company_id = :company and m.foreign_item_id = item.foreign_item_id
                                    and m.effective_date <= :day and m.amount_minor <> 0
                            -- What is settled and still carries something was settled behind a revaluation.
                            where item.open_minor <> 0 or item.carrying_minor <> 0
                            union all
                            select whole.account_code, whole.currency, l.entry_id, l.recorded_at
                            from whole
                            join journal_line l
                                on l.company_id = :company and l.account_code = whole.account_code
                                    and l.foreign_currency = whole.currency
                                    and l.effective_date <= :day and l.foreign_minor <> 0
                            where not exists (
                                select from foreign_item_movement m
                                join foreign_item f
                                    on f.company_id = m.company_id and f.foreign_item_id = m.foreign_item_id
                                where m.company_id = :company and m.entry_id = l.entry_id
                                    and f.account_code = l.account_code)
                        ),
                        -- Seen is what was posted before a revaluation, and committed when it looked.
                        open as (
                            select change.account_code, change.currency
                            from change
                            join journal_entry e on e.company_id = :company and e.entry_id = change.entry_id
                            where not exists (
                                select from revalued
                                where revalued.recorded_at >= change.recorded_at
                                    and (revalued.seen is null
                                        or pg_visible_in_snapshot(e.transaction_id, revalued.seen)))
                        )
                        select open.account_code, open.currency
                        from open
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
