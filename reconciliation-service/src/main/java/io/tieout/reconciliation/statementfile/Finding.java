package io.tieout.reconciliation.statementfile;

import org.jspecify.annotations.Nullable;

/// Something about a file that its reader has to say.
///
/// @param code stable, kebab-case
/// @param detail for people
/// @param position where in the file: `line 12`, `line 7, column 3`; null when it concerns the whole file
public record Finding(
        Severity severity,
        String code,
        String detail,
        @Nullable String position) {

    /// What a finding does to the outcome: an ERROR rejects the file, a WARNING is accepted with a warning, a NOTICE
    /// is only said.
    public enum Severity {
        NOTICE,
        WARNING,
        ERROR
    }

    static Finding error(String code, String detail, @Nullable String position) {
        return new Finding(Severity.ERROR, code, detail, position);
    }

    static Finding warning(String code, String detail, @Nullable String position) {
        return new Finding(Severity.WARNING, code, detail, position);
    }

    static Finding notice(String code, String detail, @Nullable String position) {
        return new Finding(Severity.NOTICE, code, detail, position);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
