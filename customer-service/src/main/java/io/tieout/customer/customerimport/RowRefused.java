package io.tieout.customer.customerimport;

import org.jspecify.annotations.Nullable;

/// One row cannot come in.
final class RowRefused extends RuntimeException {

    private final String column;

    RowRefused(String column, @Nullable String reason) {
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
