package io.tieout.ledger.settlement;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a settlement settled is there, or was taken back, as a whole.
@Component
class SettlementsCheck implements CompanyCheck {

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
        return "An undone settlement has no allocation that stands";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select s.company_id || ' settlement ' || s.settlement_id as subject,
                            'is ' || s.status || ', and ' || count(*) || ' of its allocations stand' as detail
                        from posted_settlement s
                        join posted_settlement_part p
                            on p.company_id = s.company_id and p.settlement_id = s.settlement_id
                        where s.status = 'UNDONE' and (cast(:company as uuid) is null or s.company_id = :company)
                            and not exists (
                            select from allocation u
                            where u.company_id = p.company_id and u.undone_allocation_id = p.allocation_id)
                        group by s.company_id, s.settlement_id, s.status
                        limit 100""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
