package io.tieout.ledger.period;

import java.util.List;

/// A line of the checklist as it was found.
record Gate(String name, String statement, List<CloseGate.Missing> missing) {

    Gate {
        missing = List.copyOf(missing);
    }

    boolean isOk() {
        return missing.isEmpty();
    }
}
