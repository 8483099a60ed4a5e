package io.tieout.reconciliation.bankreconciliation;

import io.tieout.platform.check.InvariantCheck;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was signed is still what was signed, and leads from one to the next without a line twice.
@Component
class BankReconciliationsCheck implements InvariantCheck {

    private final JdbcClient jdbc;

    BankReconciliationsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I8";
    }

    @Override
    public String statement() {
        return "Bank reconciliations have the bytes of their hash, add up, follow one another, and have each line once";
    }

    @Override
    public List<Violation> violations() {
        return jdbc.sql("""
                        select r.company_id || ' bank reconciliation ' || r.bank_reconciliation_id as subject,
                            'its bytes have another hash' as detail
                        from bank_reconciliation r
                        where r.sha256 <> encode(sha256(r.content), 'hex')
                        union all
                        select r.company_id || ' bank reconciliation ' || r.bank_reconciliation_id,
                            r.line_count || ' lines lead from ' || r.opening_minor || ' to ' || r.closing_minor || ', '
                                || lines.count || ' over ' || lines.minor || ' are kept'
                        from bank_reconciliation r
                        cross join lateral (
                            select count(*), coalesce(sum(l.amount_minor), 0) as minor
                            from bank_reconciliation_line m
                            join bank_line l on l.company_id = m.company_id and l.line_id = m.line_id
                            where m.company_id = r.company_id and m.bank_reconciliation_id = r.bank_reconciliation_id
                            ) lines
                        where lines.count <> r.line_count or r.opening_minor + lines.minor <> r.closing_minor
                        union all
                        select r.company_id || ' bank reconciliation ' || r.bank_reconciliation_id,
                            'begins with ' || r.opening_minor || ', before it ' || coalesce(p.closing_minor, a.opening_minor)
                        from bank_reconciliation r
                        join bank_account a on a.company_id = r.company_id and a.bank_account_id = r.bank_account_id
                        left join bank_reconciliation p
                            on p.company_id = r.company_id and p.bank_reconciliation_id = r.previous_id
                        where r.opening_minor <> coalesce(p.closing_minor, a.opening_minor)
                        union all
                        select m.company_id || ' line ' || m.line_id, 'is in ' || count(*) || ' signed reconciliations'
                        from bank_reconciliation_line m
                        join bank_reconciliation r
                            on r.company_id = m.company_id and r.bank_reconciliation_id = m.bank_reconciliation_id
                        where r.status = 'SIGNED'
                        group by m.company_id, m.line_id
                        having count(*) > 1
                        limit 100
                        """)
                .query((row, number) -> new Violation(row.getString("subject"), row.getString("detail")))
                .list();
    }
}
