package io.tieout.customer.webhook;

import java.util.Set;

/// The types of all public events.
record EventCatalogue(Set<String> types) {

    EventCatalogue {
        types = Set.copyOf(types);
    }

    boolean knows(EventPattern pattern) {
        return types.stream().anyMatch(pattern::fits);
    }
}
