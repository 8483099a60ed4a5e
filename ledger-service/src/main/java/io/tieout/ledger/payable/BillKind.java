package io.tieout.ledger.payable;

/// What a supplier's document says.
enum BillKind {
    /// We owe.
    BILL("BILL"),
    /// The supplier owes us: used against its bills.
    CREDIT_NOTE("SCN");

    private final String series;

    BillKind(String series) {
        this.series = series;
    }

    String series() {
        return series;
    }
}
