package io.tieout.ledger.ledgerimport;

import io.tieout.platform.problem.Refusal;

/// Why a row does not come in.
///
/// @param line of the file, from 1; the heading is line 1
record RowProblem(int line, String column, String reason) {

    static RowProblem of(SheetRow row, RowRefused refused) {
        return new RowProblem(row.line(), refused.column(), refused.reason());
    }

    /// @param column where the refusal itself points at no field
    static RowProblem of(SheetRow row, String column, Refusal refusal) {
        return new RowProblem(row.line(), column, refusal.code() + ": " + refusal.detail());
    }
}
