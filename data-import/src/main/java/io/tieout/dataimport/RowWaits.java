package io.tieout.dataimport;

/// A row needs what another row of the file may bring in: it is tried again after the others, and refused when nothing
/// came of that.
public final class RowWaits extends RuntimeException {

    private final String column;

    /// @param reason why it is refused in the end
    public RowWaits(String column, String reason) {
        super(reason);
        this.column = column;
    }

    String column() {
        return column;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
