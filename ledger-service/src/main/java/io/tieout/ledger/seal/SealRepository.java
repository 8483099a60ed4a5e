package io.tieout.ledger.seal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SealRepository {

    private final JdbcClient jdbc;

    SealRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Companies with entries that wait and whose order is settled, or with a block that waits for its checkpoint.
    List<UUID> companiesToSeal() {
        return jdbc.sql("""
                        select company.company_id
                        from company
                        left join lateral (
                            select block_number, last_transaction_id, last_entry_id
                            from journal_block
                            where journal_block.company_id = company.company_id
                            order by block_number desc
                            limit 1
                        ) block on true
                        where (
                            select true
                            from journal_entry entry
                            where entry.company_id = company.company_id
                                and (entry.transaction_id, entry.entry_id) > (
                                    coalesce(block.last_transaction_id, cast('0' as xid8)),
                                    coalesce(block.last_entry_id, cast('00000000-0000-0000-0000-000000000000' as uuid)))
                                and entry.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                            order by entry.transaction_id, entry.entry_id
                            limit 1)
                            or (block.block_number is not null and not exists (
                                select from journal_checkpoint signed
                                where signed.company_id = company.company_id
                                    and signed.block_number = block.block_number))""")
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

    /// @return when it was sealed
    Instant insert(SealedBlock block, List<Hash> leaves) {
        var last = block.entries().getLast();
        var sealedAt = jdbc.sql("""
                        insert into journal_block (company_id, block_number, first_sequence, last_sequence,
                            last_transaction_id, last_entry_id)
                        values (:company, :block, :first, :last, cast(cast(:transaction as text) as xid8), :entry)
                        returning sealed_at""")
                .param("company", block.companyId())
                .param("block", block.number())
                .param("first", block.firstSequence())
                .param("last", block.lastSequence())
                .param("transaction", last.transactionId())
                .param("entry", last.id())
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
        jdbc.sql("""
                        insert into journal_sequence (company_id, sequence_number, entry_id, block_number, leaf_hash)
                        select :company, sequence_number, entry_id, :block, decode(leaf, 'hex')
                        from unnest(cast(:sequences as bigint[]), cast(:entries as uuid[]), cast(:leaves as text[]))
                            as sealed (sequence_number, entry_id, leaf)""")
                .param("company", block.companyId())
                .param("block", block.number())
                .param(
                        "sequences",
                        LongStream.rangeClosed(block.firstSequence(), block.lastSequence())
                                .toArray())
                .param(
                        "entries",
                        block.entries().stream()
                                .map(entry -> entry.id().toString())
                                .toArray(String[]::new))
                .param("leaves", leaves.stream().map(Hash::hex).toArray(String[]::new))
                .update();
        return sealedAt;
    }

    void insert(Checkpoint checkpoint) {
        jdbc.sql("""
                        insert into journal_checkpoint (company_id, block_number, root_hash, previous_hash, key_id, signature)
                        values (:company, :block, :root, :previous, :key, :signature)""")
                .param("company", checkpoint.companyId())
                .param("block", checkpoint.blockNumber())
                .param("root", checkpoint.root().bytes())
                .param("previous", checkpoint.previous().bytes())
                .param("key", checkpoint.keyId())
                .param("signature", HexFormat.of().parseHex(checkpoint.signature()))
                .update();
    }

    /// Companies with checkpoints that are not in the file yet.
    List<UUID> companiesBehindLog() {
        return jdbc.sql("""
                        select company.company_id
                        from company
                        left join checkpoint_log_position logged on logged.company_id = company.company_id
                        where exists (
                            select from journal_checkpoint signed
                            where signed.company_id = company.company_id
                                and signed.block_number > coalesce(logged.block_number, 0))""")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    long logPosition(UUID companyId) {
        return jdbc.sql("select block_number from checkpoint_log_position where company_id = :company")
                .param("company", companyId)
                .query((row, number) -> row.getLong(1))
                .optional()
                .orElse(0L);
    }

    void setLogPosition(UUID companyId, long blockNumber) {
        jdbc.sql("""
                        insert into checkpoint_log_position (company_id, block_number)
                        values (:company, :block)
                        on conflict (company_id) do update set block_number = excluded.block_number""").param("company", companyId).param("block", blockNumber).update();
    }
}
