package io.tieout.ledger.journal;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads every entry again, whatever wrote it.
@Component
class BalancedEntriesCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    BalancedEntriesCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I1";
    }

    @Override
    public String statement() {
        return "Each journal entry balances, in its own currency too when its lines share one, and so does the whole";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select entry.entry_id::text,
                            'debit ' || sum(line.amount_minor) filter (where line.side = 'DEBIT')
                                || ', credit ' || sum(line.amount_minor) filter (where line.side = 'CREDIT')
                                || ', lines ' || count(line.line_number) || ' of ' || entry.line_count
                        from journal_entry entry
                        left join journal_line line
                            on line.company_id = entry.company_id and line.entry_id = entry.entry_id
                        where cast(:company as uuid) is null or entry.company_id = :company
                        group by entry.company_id, entry.entry_id, entry.line_count
                        having count(line.line_number) <> entry.line_count
                            or count(distinct line.currency) <> 1
                            or sum(case line.side when 'DEBIT' then line.amount_minor else -line.amount_minor end) <> 0
                            or (count(line.foreign_currency) = count(line.line_number)
                                and count(distinct line.foreign_currency) = 1
                                and sum(case line.side when 'DEBIT' then line.foreign_minor else -line.foreign_minor end) <> 0)
                        limit 20""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString(1), row.getString(2)))
                .list();
    }
}
