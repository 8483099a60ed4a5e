package io.tieout.reconciliation.workbench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tieout.reconciliation.bankstatement.LineChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/// Lines that changed together.
record LineChangeResponse(@JsonIgnore StreamPosition position, LineChange kind, List<UUID> lineIds, Instant at) {

    static LineChangeResponse from(ResultSet row, int rowNumber) throws SQLException {
        return new LineChangeResponse(
                new StreamPosition(row.getLong("transaction_id"), row.getLong("change_no")),
                LineChange.valueOf(row.getString("kind")),
                List.of((UUID[]) row.getArray("line_ids").getArray()),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
