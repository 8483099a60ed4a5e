package io.tieout.reconciliation.statementfile;

import org.jspecify.annotations.Nullable;

/// How a bank counts: the number of a statement, and the page where one statement comes in several.
///
/// @param number of the statement; null where the bank does not number, or writes 0
/// @param page from 1
/// @param goesOn another statement with the rest must follow
/// @param isContinuation the balance before is not that of a day's end: another page came first
public record Numbering(@Nullable Long number, @Nullable Integer page, boolean goesOn, boolean isContinuation) {

    public static final Numbering NONE = new Numbering(null, null, false, false);
}
