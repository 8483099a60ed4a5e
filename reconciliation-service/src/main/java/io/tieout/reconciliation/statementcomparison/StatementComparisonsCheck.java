package io.tieout.reconciliation.statementcomparison;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StatementComparisonsCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    StatementComparisonsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I3";
    }

    @Override
    public String statement() {
        return "What a party's statement differs by comes to its closing balance less ours, line by line";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select c.company_id || ' statement comparison ' || c.statement_comparison_id as subject,
                            'the balances differ by ' || (c.their_closing_minor - c.our_closing_minor)
                                || ', the lines by ' || coalesce(l.difference_minor, 0) || ', their lines come to '
                                || c.their_opening_minor + coalesce(l.their_minor, 0) || ' instead of '
                                || c.their_closing_minor as detail
                        from statement_comparison c
                        left join (
                            select company_id, statement_comparison_id, sum(difference_minor) as difference_minor,
                                sum(their_minor) as their_minor
                            from statement_comparison_line
                            where cast(:company as uuid) is null or company_id = :company
                            group by company_id, statement_comparison_id) l
                            on l.company_id = c.company_id and l.statement_comparison_id = c.statement_comparison_id
                        where (cast(:company as uuid) is null or c.company_id = :company)
                            and (coalesce(l.difference_minor, 0) <> c.their_closing_minor - c.our_closing_minor
                                or c.their_opening_minor + coalesce(l.their_minor, 0) <> c.their_closing_minor)
                        limit 100
                        """)
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
