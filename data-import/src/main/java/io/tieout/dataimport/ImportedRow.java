package io.tieout.dataimport;

import java.util.UUID;

/// What became of a row that was not refused.
public record ImportedRow(Outcome outcome, UUID recordId) {

    public enum Outcome {
        IMPORTED,
        CHANGED,
        UNCHANGED
    }
}
