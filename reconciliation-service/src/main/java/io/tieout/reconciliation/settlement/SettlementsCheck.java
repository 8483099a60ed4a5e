package io.tieout.reconciliation.settlement;

import io.tieout.platform.check.InvariantCheck;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Both sides of a settlement are the same.
@Component
class SettlementsCheck implements InvariantCheck {

    private final JdbcClient jdbc;

    SettlementsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I7";
    }

    @Override
    public String statement() {
        return "A settlement settles of invoices what it uses of credits, and its net amount is what is left";
    }

    @Override
    public List<Violation> violations() {
        return jdbc.sql("""
                        select s.company_id || ' settlement ' || s.settlement_id as subject,
                            'settles ' || s.settled_minor || ' and nets to ' || s.net_minor || '; its lines settle '
                                || l.owed || ' with ' || l.used || ' and net to ' || l.net as detail
                        from settlement s
                        cross join lateral (
                            select coalesce(sum(settled_minor) filter (where kind = 'INVOICE'), 0) as owed,
                                coalesce(sum(settled_minor) filter (where kind <> 'INVOICE'), 0) as used,
                                coalesce(sum(case kind when 'INVOICE' then open_minor else -open_minor end), 0) as net
                            from settlement_line l
                            where l.company_id = s.company_id and l.settlement_id = s.settlement_id) l
                        where l.owed <> s.settled_minor or l.used <> s.settled_minor or l.net <> s.net_minor
                        limit 100
                        """)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
