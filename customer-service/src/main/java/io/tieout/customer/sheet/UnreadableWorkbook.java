package io.tieout.customer.sheet;

import org.jspecify.annotations.Nullable;

/// The file is no workbook, or one that nobody can read for certain.
public final class UnreadableWorkbook extends RuntimeException {

    UnreadableWorkbook(String message) {
        this(message, null);
    }

    UnreadableWorkbook(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
