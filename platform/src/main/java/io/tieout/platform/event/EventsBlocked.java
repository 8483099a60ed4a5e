package io.tieout.platform.event;

/// The events cannot be applied now and are not to blame: to be tried again, in the same order.
final class EventsBlocked extends RuntimeException {

    EventsBlocked(Throwable cause) {
        super("Events wait until a fault has passed: " + cause, cause);
    }
}
