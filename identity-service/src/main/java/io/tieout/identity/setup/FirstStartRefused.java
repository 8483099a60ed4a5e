package io.tieout.identity.setup;

/// The first start lacks something or was given something unusable; the message says what, for the operator.
final class FirstStartRefused extends RuntimeException {

    FirstStartRefused(String message) {
        super(message);
    }

    FirstStartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
