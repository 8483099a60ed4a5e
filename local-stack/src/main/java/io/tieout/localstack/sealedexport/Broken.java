package io.tieout.localstack.sealedexport;

/// The first thing in an export that is not as it was sealed.
final class Broken extends RuntimeException {

    Broken(String message) {
        super(message);
    }
}
