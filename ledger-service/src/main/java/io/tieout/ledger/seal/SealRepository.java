package io.tieout.ledger.seal;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SealRepository {

    private final JdbcClient jdbc;

    SealRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Companies with entries that wait and whose order is settled.
    List<UUID> companiesToSeal() {
        return jdbc.sql("""
                        select company.company_id
                        from company
                        left join lateral (
                            select last_transaction_id, last_entry_id
                            from journal_block
                            where journal_block.company_id = company.company_id
                            order by block_number desc
                            limit 1
                        ) block on true
                        where exists (
                            select from journal_entry entry
                            where entry.company_id = company.company_id
                                and (entry.transaction_id, entry.entry_id) > (
                                    coalesce(block.last_transaction_id, cast('0' as xid8)),
                                    coalesce(block.last_entry_id, cast('00000000-0000-0000-0000-000000000000' as uuid)))
                                and entry.transaction_id < pg_snapshot_xmin(pg_current_snapshot()))""")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /// One sealer per company, wherever it runs.
    boolean tryLock(UUID companyId) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "journal-seal:" + companyId)
                .query(Boolean.class)
                .single();
    }

    BlockEnd lastBlock(UUID companyId) {
        return jdbc.sql("""
                        select block_number, last_sequence, last_transaction_id::text, last_entry_id
                        from journal_block
                        where company_id = :company
                        order by block_number desc
                        limit 1""")
                .param("company", companyId)
                .query((row, number) ->
                        new BlockEnd(row.getLong(1), row.getLong(2), row.getString(3), row.getObject(4, UUID.class)))
                .optional()
                .orElse(BlockEnd.NONE);
    }

    /// What was committed after the last block. Only up to the oldest transaction still running: one that commits
    /// late has an earlier number and would be skipped for ever.
    List<SealedBlock.Entry> entriesAfter(UUID companyId, BlockEnd end, int limit) {
        var headers = jdbc.sql("""
                        select entry_id, transaction_id::text, effective_date, recorded_at, source, source_id
                        from journal_entry entry
                        where company_id = :company
                            and (transaction_id, entry_id) > (cast(cast(:transaction as text) as xid8), :entry)
                            and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                        order by entry.transaction_id, entry.entry_id
                        limit :limit""")
                .param("company", companyId)
                .param("transaction", end.transactionId())
                .param("entry", end.entryId())
                .param("limit", limit)
                .query((row, number) -> new SealedBlock.Entry(
                        row.getObject("entry_id", UUID.class),
                        row.getString("transaction_id"),
                        row.getObject("effective_date", LocalDate.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("source"),
                        row.getObject("source_id", UUID.class),
                        List.of()))
                .list();
        return withLines(companyId, headers);
    }

    void insert(SealedBlock block) {
        var last = block.entries().getLast();
        jdbc.sql("""
                        insert into journal_block (company_id, block_number, first_sequence, last_sequence,
                            last_transaction_id, last_entry_id)
                        values (:company, :block, :first, :last, cast(cast(:transaction as text) as xid8), :entry)""")
                .param("company", block.companyId())
                .param("block", block.number())
                .param("first", block.firstSequence())
                .param("last", block.lastSequence())
                .param("transaction", last.transactionId())
                .param("entry", last.id())
                .update();
        jdbc.sql("""
                        insert into journal_sequence (company_id, sequence_number, entry_id, block_number)
                        select :company, sequence_number, entry_id, :block
                        from unnest(cast(:sequences as bigint[]), cast(:entries as uuid[]))
                            as sealed (sequence_number, entry_id)""")
                .param("company", block.companyId())
                .param("block", block.number())
                .param(
                        "sequences",
                        LongStream.rangeClosed(block.firstSequence(), block.lastSequence())
                                .toArray())
                .param("entries", ids(block.entries()))
                .update();
    }

    private List<SealedBlock.Entry> withLines(UUID companyId, List<SealedBlock.Entry> headers) {
        var lines = new HashMap<UUID, List<SealedBlock.Line>>();
        RowCallbackHandler collect =
                row -> lines.computeIfAbsent(row.getObject("entry_id", UUID.class), id -> new ArrayList<>())
                        .add(new SealedBlock.Line(
                                row.getString("account_code"),
                                row.getString("side"),
                                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"))));
        jdbc.sql("""
                        select entry_id, account_code, side, amount_minor, currency
                        from journal_line
                        where company_id = :company and entry_id = any(cast(:entries as uuid[]))
                        order by entry_id, line_number""").param("company", companyId).param("entries", ids(headers)).query(collect);
        return headers.stream()
                .map(header -> new SealedBlock.Entry(
                        header.id(),
                        header.transactionId(),
                        header.effectiveDate(),
                        header.recordedAt(),
                        header.source(),
                        header.sourceId(),
                        lines.getOrDefault(header.id(), List.of())))
                .toList();
    }

    private static String[] ids(List<SealedBlock.Entry> entries) {
        return entries.stream().map(entry -> entry.id().toString()).toArray(String[]::new);
    }
}
