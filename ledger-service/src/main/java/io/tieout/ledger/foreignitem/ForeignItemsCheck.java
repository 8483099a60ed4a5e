package io.tieout.ledger.foreignitem;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The foreign part of I3. Looks at the tables of the journal on purpose: it must not trust the code that it
/// checks.
@Component
class ForeignItemsCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    ForeignItemsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I3";
    }

    @Override
    public String statement() {
        return "Items in other currencies are the sums of their movements, nothing is carried when nothing is open,"
                + " and their movements are what was posted to their accounts";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select subject, detail
                        from (
                            select f.company_id, f.company_id || ' foreign item ' || f.foreign_item_id as subject,
                                'has ' || f.open_minor || ' open and ' || f.carrying_minor || ' carried, its movements come to '
                                    || m.amount_minor || ' and ' || m.carrying_minor as detail
                            from foreign_item f
                            cross join lateral (
                                select coalesce(sum(amount_minor), 0) as amount_minor,
                                    coalesce(sum(carrying_minor), 0) as carrying_minor
                                from foreign_item_movement
                                where company_id = f.company_id and foreign_item_id = f.foreign_item_id
                            ) m
                            where f.open_minor <> m.amount_minor or f.carrying_minor <> m.carrying_minor
                                or (f.open_minor = 0 and f.carrying_minor <> 0)
                            union all
                            select moved.company_id, moved.company_id || ' entry ' || moved.entry_id,
                                'changes foreign items by ' || moved.carrying_minor || ' and account ' || moved.account_code
                                    || ' by ' || coalesce(posted.amount_minor, 0)
                            from (
                                select m.company_id, m.entry_id, f.account_code,
                                    sum(case f.side when 'RECEIVABLE' then m.carrying_minor else -m.carrying_minor end)
                                        as carrying_minor
                                from foreign_item_movement m
                                join foreign_item f on f.company_id = m.company_id and f.foreign_item_id = m.foreign_item_id
                                group by m.company_id, m.entry_id, f.account_code
                            ) moved
                            left join lateral (
                                select sum(case side when 'DEBIT' then amount_minor else -amount_minor end) as amount_minor
                                from journal_line
                                where company_id = moved.company_id and entry_id = moved.entry_id
                                    and account_code = moved.account_code and foreign_currency is not null
                                    -- of a revaluation, what lies on the account beside items
                                    and not jsonb_exists(dimensions, 'besideItems')
                            ) posted on true
                            where moved.carrying_minor <> coalesce(posted.amount_minor, 0)
                        ) found
                        where cast(:company as uuid) is null or company_id = :company
                        limit 100""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
