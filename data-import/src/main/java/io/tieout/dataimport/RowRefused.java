package io.tieout.dataimport;

/// One row cannot come in.
public final class RowRefused extends RuntimeException {

    private final String column;

    public RowRefused(String column, String reason) {
        super(reason);
        this.column = column;
    }

    public String column() {
        return column;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
