package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.check.InvariantCheck;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The bank's part of I8, computed from the lines and not from the sums that are stored with the statement.
@Component
class BankStatementCheck implements InvariantCheck {

    private final JdbcClient jdbc;

    BankStatementCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I8";
    }

    @Override
    public String statement() {
        return "Each statement adds up or tells by how much it does not, has its lines once, and each posted line has its entry";
    }

    @Override
    public List<Violation> violations() {
        return jdbc.sql("""
                        select 'statement ' || s.statement_id as subject,
                               'opening + lines and closing differ by more than is kept with it' as detail
                        from bank_statement s
                        where s.opening_minor + s.credits_minor - s.debits_minor + s.imbalance_minor <> s.closing_minor
                        union all
                        select 'statement ' || s.statement_id,
                               s.lines_recorded || ' lines over ' || s.recorded_minor || ' are stated, '
                                   || count(l.line_id) || ' over ' || coalesce(sum(l.amount_minor), 0) || ' are there'
                        from bank_statement s
                        left join bank_line l on l.company_id = s.company_id and l.statement_id = s.statement_id
                        group by s.company_id, s.statement_id, s.lines_recorded, s.recorded_minor
                        having count(l.line_id) <> s.lines_recorded
                            or coalesce(sum(l.amount_minor), 0) <> s.recorded_minor
                        union all
                        select 'line ' || min(l.line_id::text), 'the same line is there ' || count(*) || ' times'
                        from bank_line l
                        group by l.company_id, l.bank_account_id, l.content_hash, l.occurrence
                        having count(*) > 1
                        union all
                        select 'line ' || l.line_id, 'is posted without an entry'
                        from bank_line l
                        where l.state = 'POSTED' and l.entry_id is null
                        limit 100
                        """)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
