package io.tieout.platform.event;

/// The events cannot be applied now and are not to blame: to be tried again, in the same order.
final class EventsBlocked extends RuntimeException {

    EventsBlocked(Object place, Throwable cause) {
        super("at " + place + " until a fault has passed: " + cause, cause);
    }
}
