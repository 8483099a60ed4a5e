package io.tieout.ledger.payable;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// I3. Looks at the tables of the journal on purpose: it must not trust the code that it checks.
@Component
class PayablesControlCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    PayablesControlCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I3";
    }

    @Override
    public String statement() {
        return "Open bills less suppliers' open credit notes add up to the payables account";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        with settled as (
                            select company_id, bill_id, sum(amount_minor) as settled_minor
                            from (
                                select company_id, bill_id, amount_minor from bill_allocation
                                union all
                                select company_id, other_bill_id, amount_minor
                                from bill_allocation
                                where other_bill_id is not null
                            ) part
                            group by company_id, bill_id
                        )
                        select subject, detail
                        from (
                            select a.company_id, a.company_id || ' ' || a.account_role as subject,
                                'the account has ' || coalesce(l.owed_minor, 0) || ', its bills come to '
                                    || coalesce(b.open_minor, 0) as detail
                            from account a
                            left join lateral (
                                select sum(case line.side when 'CREDIT' then line.amount_minor else -line.amount_minor end)
                                    as owed_minor
                                from journal_line line
                                where line.company_id = a.company_id and line.account_code = a.account_code
                            ) l on true
                            left join lateral (
                                select sum(case kind when 'BILL' then open_minor else -open_minor end) as open_minor
                                from bill
                                where bill.company_id = a.company_id
                            ) b on true
                            where a.account_role = 'PAYABLE' and coalesce(l.owed_minor, 0) <> coalesce(b.open_minor, 0)
                            union all
                            select b.company_id, b.company_id || ' bill ' || b.bill_id,
                                'has ' || b.open_minor || ' open, its allocations leave '
                                    || (b.total_minor - coalesce(s.settled_minor, 0))
                            from bill b
                            left join settled s on s.company_id = b.company_id and s.bill_id = b.bill_id
                            where b.open_minor <> b.total_minor - coalesce(s.settled_minor, 0)
                        ) found
                        where cast(:company as uuid) is null or company_id = :company
                        limit 100""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
