package io.tieout.reconciliation.statementmail;

/// A letter that would be another one on the wire. It is never sent.
final class LetterUnsafe extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LetterUnsafe(String message) {
        super(message);
    }
}
