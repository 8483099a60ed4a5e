package io.tieout.ledger.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads blocks, checkpoints and places as they are stored.
@Repository
class SealQueries {

    private final JdbcClient jdbc;

    SealQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UUID> companies() {
        return jdbc.sql("select company_id from company order by company_id")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /// In the order of their numbers.
    List<StoredBlock> blocksAfter(UUID companyId, long blockNumber, int limit) {
        return jdbc.sql("""
                        select block.company_id, block.block_number, block.first_sequence, block.last_sequence,
                            block.sealed_at, signed.root_hash, signed.previous_hash, signed.key_id, signed.signature
                        from journal_block block
                        left join journal_checkpoint signed
                            on signed.company_id = block.company_id and signed.block_number = block.block_number
                        where block.company_id = :company and block.block_number > :after
                        order by block.block_number
                        limit :limit""")
                .param("company", companyId)
                .param("after", blockNumber)
                .param("limit", limit)
                .query(SealQueries::block)
                .list();
    }

    Optional<StoredBlock> block(UUID companyId, long blockNumber) {
        return blocksAfter(companyId, blockNumber - 1, 1).stream()
                .filter(block -> block.number() == blockNumber)
                .findFirst();
    }

    Optional<Checkpoint> lastCheckpoint(UUID companyId) {
        return jdbc.sql("select max(block_number) from journal_checkpoint where company_id = :company")
                .param("company", companyId)
                .query((row, number) -> row.getLong(1))
                .optional()
                .flatMap(number -> block(companyId, number))
                .flatMap(block -> Optional.ofNullable(block.checkpoint()));
    }

    List<Place> places(UUID companyId, long firstSequence, long lastSequence) {
        return jdbc.sql("""
                        select sequence_number, entry_id, block_number, leaf_hash
                        from journal_sequence
                        where company_id = :company and sequence_number between :first and :last
                        order by sequence_number""")
                .param("company", companyId)
                .param("first", firstSequence)
                .param("last", lastSequence)
                .query(SealQueries::place)
                .list();
    }

    Optional<Place> place(UUID companyId, UUID entryId) {
        return jdbc.sql("""
                        select sequence_number, entry_id, block_number, leaf_hash
                        from journal_sequence
                        where company_id = :company and entry_id = :entry""")
                .param("company", companyId)
                .param("entry", entryId)
                .query(SealQueries::place)
                .optional();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        var leaf = hash(row, "leaf_hash");
        return new Place(
                row.getLong("sequence_number"),
                row.getObject("entry_id", UUID.class),
                row.getLong("block_number"),
                leaf);
    }

    private static StoredBlock block(ResultSet row, int number) throws SQLException {
        var companyId = row.getObject("company_id", UUID.class);
        var blockNumber = row.getLong("block_number");
        var first = row.getLong("first_sequence");
        var last = row.getLong("last_sequence");
        var sealedAt = row.getObject("sealed_at", OffsetDateTime.class).toInstant();
        var root = hash(row, "root_hash");
        var previous = hash(row, "previous_hash");
        var checkpoint = root == null || previous == null
                ? null
                : new Checkpoint(
                        companyId,
                        blockNumber,
                        first,
                        last,
                        root,
                        previous,
                        sealedAt,
                        row.getString("key_id"),
                        HexFormat.of().formatHex(row.getBytes("signature")));
        return new StoredBlock(companyId, blockNumber, first, last, sealedAt, checkpoint);
    }

    private static @Nullable Hash hash(ResultSet row, String column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : Hash.of(bytes);
    }
}
