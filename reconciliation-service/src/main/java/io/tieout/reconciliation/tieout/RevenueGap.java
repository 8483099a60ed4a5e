package io.tieout.reconciliation.tieout;

import io.tieout.reconciliation.tieout.TieOutResponse.CauseKind;

/// Why what was invoiced and what was earned can differ.
enum RevenueGap {
    DEFERRED(CauseKind.TIMING, "invoiced, and earned in other months"),
    ACCRUED(CauseKind.TIMING, "earned before it was invoiced, and taken back since"),
    GIVEN_UP(CauseKind.EXPLAINED, "disputed amounts that were given up without a credit note"),
    WITHOUT_INVOICE(CauseKind.EXPLAINED, "entries with no invoice behind them"),
    INVOICED_ELSEWHERE(CauseKind.EXPLAINED, "invoices that were brought in and are earned in the books of before"),
    POSTED_OTHERWISE(CauseKind.ERROR, "invoices and credit notes that are not, or not as they are, on the account");

    private final CauseKind kind;
    private final String detail;

    RevenueGap(CauseKind kind, String detail) {
        this.kind = kind;
        this.detail = detail;
    }

    CauseKind kind() {
        return kind;
    }

    String detail() {
        return detail;
    }
}
