package io.tieout.ledger.seal;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A missing number would mean that an entry was taken away; an entry without one, that the sealer passed it by.
@Component
class JournalSequenceCheck implements CompanyCheck {

    private final JdbcClient jdbc;

    JournalSequenceCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "I11";
    }

    @Override
    public String statement() {
        return "The journal's sequence has no gap and every entry gets its place within 10 seconds";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return jdbc.sql("""
                        select 'company ' || company_id,
                            'sequence ends at ' || max(sequence_number) || ' with ' || count(*) || ' entries'
                        from journal_sequence
                        where cast(:company as uuid) is null or company_id = :company
                        group by company_id
                        having max(sequence_number) <> count(*)
                        union all
                        select 'block ' || block_number,
                            'begins at ' || first_sequence || ', the block before ended at ' || coalesce(before_it, 0)
                        from (
                            select block_number, first_sequence,
                                lag(last_sequence) over (partition by company_id order by block_number) as before_it
                            from journal_block
                            where cast(:company as uuid) is null or company_id = :company
                        ) block
                        where first_sequence <> coalesce(before_it, 0) + 1
                        union all
                        select entry.entry_id::text, 'recorded ' || entry.recorded_at || ' and not sealed'
                        from journal_entry entry
                        where (cast(:company as uuid) is null or entry.company_id = :company)
                            and entry.recorded_at < recorded_now() - interval '10 seconds'
                            and entry.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                            and not exists (
                                select from journal_sequence sealed
                                where sealed.company_id = entry.company_id and sealed.entry_id = entry.entry_id)
                        limit 20""")
                .param("company", companyId)
                .query((row, number) -> new Violation(row.getString(1), row.getString(2)))
                .list();
    }
}
