package io.tieout.ledger.ledgerimport;

/// A cell that cannot come in; the row it stands in is known by whoever reads it.
final class RowRefused extends RuntimeException {

    private final String column;
    private final String reason;

    private RowRefused(String column, String reason) {
        super(column + " " + reason);
        this.column = column;
        this.reason = reason;
    }

    static RowRefused at(String column, String reason) {
        return new RowRefused(column, reason);
    }

    String column() {
        return column;
    }

    String reason() {
        return reason;
    }
}
