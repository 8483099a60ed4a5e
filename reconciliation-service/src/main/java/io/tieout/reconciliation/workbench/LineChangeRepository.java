package io.tieout.reconciliation.workbench;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Changes in the order of their transactions, and only of those before which no transaction is under way any more:
/// nothing can be committed later with a place before what was read.
@Repository
class LineChangeRepository {

    private static final int ROWS_A_TRANSACTION = 5_000;

    private final JdbcClient jdbc;

    LineChangeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Before everything that is not committed yet.
    StreamPosition now() {
        return jdbc.sql("select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint) - 1")
                .query((row, number) -> new StreamPosition(row.getLong(1), Long.MAX_VALUE))
                .single();
    }

    /// Whether changes after this position were deleted, or it belongs to another database.
    boolean isLost(StreamPosition position) {
        return jdbc.sql("""
                        select cast(:transaction as xid8) >= pg_snapshot_xmin(pg_current_snapshot())
                            or exists (
                                select from bank_line_change_purge where transaction_id >= cast(:transaction as xid8))
                        """)
                .param("transaction", Long.toString(position.transactionId()))
                .query(Boolean.class)
                .single();
    }

    List<LineChangeResponse> after(UUID companyId, StreamPosition position, int limit) {
        return jdbc.sql("""
                        select cast(cast(transaction_id as text) as bigint) as transaction_id, change_no, kind, line_ids,
                               changed_at
                        from bank_line_change
                        where company_id = :company
                            and (transaction_id, change_no) > (cast(:transaction as xid8), :change)
                            and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                        order by bank_line_change.transaction_id, change_no
                        limit :limit
                        """)
                .param("company", companyId)
                .param("transaction", Long.toString(position.transactionId()))
                .param("change", position.changeNo())
                .param("limit", limit)
                .query(LineChangeResponse::from)
                .list();
    }

    /// Deletes old changes and keeps up to where, in one statement.
    ///
    /// @return whether there may be more
    boolean purge(Duration retention) {
        return jdbc.sql("""
                        with past as (
                            select company_id, transaction_id, change_no
                            from bank_line_change
                            where changed_at < clock_timestamp() - make_interval(secs => :seconds)
                            order by changed_at
                            limit :limit
                            for update skip locked
                        ), gone as (
                            delete from bank_line_change c
                            using past
                            where c.company_id = past.company_id and c.transaction_id = past.transaction_id
                                and c.change_no = past.change_no
                            returning c.transaction_id
                        ), kept as (
                            insert into bank_line_change_purge as known (transaction_id)
                            select max(transaction_id) from gone having count(*) > 0
                            on conflict (only_row) do update
                            set transaction_id = greatest(known.transaction_id, excluded.transaction_id)
                        )
                        select count(*) from gone
                        """)
                        .param("seconds", retention.toSeconds())
                        .param("limit", ROWS_A_TRANSACTION)
                        .query(Integer.class)
                        .single()
                >= ROWS_A_TRANSACTION;
    }
}
