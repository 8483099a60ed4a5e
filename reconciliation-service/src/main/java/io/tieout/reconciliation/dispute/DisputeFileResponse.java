package io.tieout.reconciliation.dispute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param sha256 names the content
/// @param fileName none once its customer was erased; then the content is gone too
record DisputeFileResponse(
        String sha256,
        @Nullable String fileName,
        String mediaType,
        int size,
        DisputeSide side,
        boolean internal,
        @Nullable UUID addedBy,
        Instant addedAt) {

    static DisputeFileResponse from(ResultSet row, int index) throws SQLException {
        return new DisputeFileResponse(
                row.getString("sha256"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getInt("size_bytes"),
                DisputeSide.valueOf(row.getString("side")),
                row.getBoolean("internal"),
                row.getObject("added_by", UUID.class),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}
