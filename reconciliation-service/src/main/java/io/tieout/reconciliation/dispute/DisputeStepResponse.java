package io.tieout.reconciliation.dispute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param takenBy of our people; none for the customer and the ledger
record DisputeStepResponse(
        int number,
        DisputeStep step,
        @Nullable String detail,
        @Nullable UUID takenBy,
        Instant takenAt) {

    static DisputeStepResponse from(ResultSet row, int index) throws SQLException {
        return new DisputeStepResponse(
                row.getInt("number"),
                DisputeStep.valueOf(row.getString("step")),
                row.getString("detail"),
                row.getObject("taken_by", UUID.class),
                row.getObject("taken_at", OffsetDateTime.class).toInstant());
    }
}
