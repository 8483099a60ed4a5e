package io.tieout.platform.event;

/// The record says not even which event of which aggregate it is, so nothing can wait for it.
final class UnreadableEvent extends RuntimeException {

    UnreadableEvent(String reason) {
        super(reason);
    }

    UnreadableEvent(String reason, Throwable cause) {
        super(reason, cause);
    }
}
