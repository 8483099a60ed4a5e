package io.tieout.reconciliation.tieout;

import io.tieout.reconciliation.tieout.TieOutResponse.CauseKind;

/// Why two figures about suppliers differ.
enum PayableGap {
    NOT_SEALED(CauseKind.TIMING, "bills whose entries are not sealed yet"),
    AWAITING_APPROVAL(CauseKind.EXPLAINED, "bills in the books that wait for approval"),
    POSTED_OTHERWISE(CauseKind.ERROR, "bills that the journal has with another amount"),
    POSTED_WITHOUT_BILL(CauseKind.ERROR, "entries of bills that are not known as bills"),
    SUPPLIER_DIFFERS(CauseKind.ERROR, "suppliers whose entries come to something else than their bills"),
    KEPT_BACK(CauseKind.EXPLAINED, "discounts that suppliers allow, taken with a payment"),
    NOT_TOLD(CauseKind.TIMING, "payments of which the ledger has not told the bills' change yet"),
    SETTLED_OTHERWISE(CauseKind.ERROR, "payments that settled something else than the bank paid");

    private final CauseKind kind;
    private final String detail;

    PayableGap(CauseKind kind, String detail) {
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
