package io.tieout.customer.party;

import java.util.List;
import java.util.Map;

/// By what an exported customer and its parent are known.
///
/// @param externalKeys by the name of their system
record ExportedNumbers(ParentNumbers parent, Map<String, List<String>> externalKeys) {

    ExportedNumbers {
        externalKeys = Map.copyOf(externalKeys);
    }
}
