package io.tieout.ledger.period;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param gate its stable name, by which it can be waived
/// @param statement what must be so
/// @param missing what stands against it
record GateResponse(String gate, String statement, boolean ok, List<Item> missing) {

    /// @param link where it can be mended
    record Item(String what, @Nullable String link) {}

    static GateResponse from(Gate gate) {
        return new GateResponse(
                gate.name(),
                gate.statement(),
                gate.isOk(),
                gate.missing().stream()
                        .map(missing -> new Item(missing.what(), missing.link()))
                        .toList());
    }
}
