package io.tieout.ledger.postingrule;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// An attribute of the fact has one of these values.
record Condition(String attribute, Set<String> anyOf) {

    Condition {
        anyOf = Collections.unmodifiableSet(new TreeSet<>(anyOf));
    }

    boolean isMetBy(Map<String, String> attributes) {
        var value = attributes.get(attribute);
        return value != null && anyOf.contains(value);
    }
}
