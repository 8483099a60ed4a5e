package io.tieout.ledger.statement;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names a custom report.
public record CustomReportId(@JsonValue UUID value) {

    static CustomReportId next() {
        return new CustomReportId(Ids.next());
    }
}
