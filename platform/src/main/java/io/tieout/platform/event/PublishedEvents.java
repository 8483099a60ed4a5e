package io.tieout.platform.event;

import java.util.List;

/// A bean that names what a service publishes: its topics are created at start and the schemas checked.
public record PublishedEvents(List<EventType<?>> types) {

    public PublishedEvents {
        types = List.copyOf(types);
    }

    public static PublishedEvents of(EventType<?>... types) {
        return new PublishedEvents(List.of(types));
    }
}
