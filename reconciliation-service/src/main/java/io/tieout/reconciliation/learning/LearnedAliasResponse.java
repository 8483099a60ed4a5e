package io.tieout.reconciliation.learning;

import io.tieout.reconciliation.matching.AliasKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param key folded: what the engine compares
/// @param written as it stood in the last line that taught it
/// @param confirmed matches of people that said so
/// @param undone matches of it that were taken back
/// @param ambiguous whether it was ever confirmed for another customer too: then it identifies nobody
record LearnedAliasResponse(
        UUID aliasId,
        AliasKind kind,
        String key,
        String written,
        UUID customerId,
        @Nullable String customerName,
        int confirmed,
        int undone,
        boolean ambiguous,
        Instant firstAt,
        Instant lastAt,
        long version,
        @Nullable Instant forgottenAt,
        @Nullable UUID forgottenBy,
        @Nullable String forgetReason) {

    static LearnedAliasResponse from(ResultSet row, int rowNumber) throws SQLException {
        var forgottenAt = row.getObject("forgotten_at", OffsetDateTime.class);
        return new LearnedAliasResponse(
                row.getObject("alias_id", UUID.class),
                AliasKind.valueOf(row.getString("kind")),
                row.getString("alias_key"),
                row.getString("written"),
                row.getObject("customer_id", UUID.class),
                row.getString("customer_name"),
                row.getInt("confirmed"),
                row.getInt("undone"),
                row.getBoolean("ambiguous"),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"),
                forgottenAt == null ? null : forgottenAt.toInstant(),
                row.getObject("forgotten_by", UUID.class),
                row.getString("forget_reason"));
    }
}
