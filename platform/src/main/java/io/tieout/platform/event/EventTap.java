package io.tieout.platform.event;

import java.util.List;
import java.util.regex.Pattern;

/// Implemented by a service's `…Listener` bean that passes events on and does not interpret them: it gets
/// all events of all topics that fit, whoever publishes them, with the payload as it travels.
///
/// A tap has a consumer group of its own, `<service>.<name>`, so that it neither waits for the service's
/// other subscribers nor holds them up. It knows no gaps and no parked keys: events come at least once, of
/// an aggregate in the order of its topic. [#take] makes its effect idempotent by the event's id. What it
/// throws decides: a fault that passes (database away) is tried again until it has passed; an event that
/// fails alone with any other is skipped, logged and counted (`tieout.tap.skipped`), for nobody waits
/// behind it.
public interface EventTap {

    /// In lower case, part of the consumer group's name: never to be changed, or all is read once more.
    String name();

    /// Topics that are made later are found too.
    Pattern topics();

    /// @param events of a poll, one at least
    void take(List<PassingEvent> events);
}
