package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.check.InvariantCheck;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks at the tables on purpose: it must not trust the code that it checks.
@Component
class OneMatchPerLineCheck implements InvariantCheck {

    private final JdbcClient jdbc;

    OneMatchPerLineCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I7";
    }

    @Override
    public String statement() {
        return "A bank line has at most one active match, its state says so, and the match's parts are the line's amount";
    }

    @Override
    public List<Violation> violations() {
        return jdbc.sql("""
                        select company_id || ' line ' || line_id as subject, count(*) || ' active matches' as detail
                        from payment_match
                        where status in ('MATCHED', 'POSTED', 'UNDOING')
                        group by company_id, line_id
                        having count(*) > 1
                        union all
                        select m.company_id || ' match ' || m.match_id,
                            'line has ' || l.amount_minor || ', match ' || m.amount_minor || ', parts '
                                || coalesce(a.amount_minor, 0) + coalesce(p.amount_minor, 0)
                        from payment_match m
                        join bank_line l on l.company_id = m.company_id and l.line_id = m.line_id
                        left join (select company_id, match_id, sum(amount_minor) as amount_minor
                            from match_allocation group by company_id, match_id) a
                            on a.company_id = m.company_id and a.match_id = m.match_id
                        left join (select company_id, match_id, sum(amount_minor) as amount_minor
                            from match_part group by company_id, match_id) p
                            on p.company_id = m.company_id and p.match_id = m.match_id
                        where l.amount_minor <> m.amount_minor
                            or (m.kind = 'PAYMENT'
                                and coalesce(a.amount_minor, 0) + coalesce(p.amount_minor, 0) <> m.amount_minor)
                        union all
                        select l.company_id || ' line ' || l.line_id,
                            'is ' || l.match_state || ', its match is ' || coalesce(m.status, 'absent')
                        from bank_line l
                        left join payment_match m on m.company_id = l.company_id and m.line_id = l.line_id
                            and m.status in ('MATCHED', 'POSTED', 'UNDOING')
                        where case l.match_state
                            when 'RESERVED' then m.status is distinct from 'MATCHED'
                            when 'MATCHED' then m.status is null or m.status = 'MATCHED' or m.kind <> 'PAYMENT'
                            when 'CLASSIFIED' then m.status is null or m.status = 'MATCHED' or m.kind <> 'CLASSIFICATION'
                            else m.status is not null end
                        limit 100
                        """)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
