package io.tieout.reconciliation.dispute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param number counts the messages of the dispute
/// @param internal among ourselves
/// @param text none once its customer was erased
/// @param writtenBy of our people
record DisputeMessageResponse(
        int number,
        DisputeSide side,
        boolean internal,
        @Nullable String text,
        @Nullable UUID writtenBy,
        Instant writtenAt) {

    static DisputeMessageResponse from(ResultSet row, int index) throws SQLException {
        return new DisputeMessageResponse(
                row.getInt("number"),
                DisputeSide.valueOf(row.getString("side")),
                row.getBoolean("internal"),
                row.getString("text"),
                row.getObject("written_by", UUID.class),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }
}
