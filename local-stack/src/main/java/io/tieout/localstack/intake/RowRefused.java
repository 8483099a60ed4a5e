package io.tieout.localstack.intake;

/// A row cannot be taken, and why.
final class RowRefused extends RuntimeException {

    private final transient RowError error;

    RowRefused(long line, String column, String reason) {
        super("line " + line + ", " + column + ": " + reason);
        this.error = new RowError(line, column, reason);
    }

    RowError error() {
        return error;
    }
}
