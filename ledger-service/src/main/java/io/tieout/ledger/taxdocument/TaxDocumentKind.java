package io.tieout.ledger.taxdocument;

/// Whose document it is.
enum TaxDocumentKind {
    /// China's fully electronic fapiao: 20 digits.
    FAPIAO("FP", 20),
    /// Indonesia's tax invoice: 17 digits, which begin with the transaction code.
    FAKTUR_PAJAK("FK", 17);

    private final String register;
    private final int digits;

    TaxDocumentKind(String register, int digits) {
        this.register = register;
        this.digits = digits;
    }

    /// What our own numbers begin with.
    String register() {
        return register;
    }

    int digits() {
        return digits;
    }
}
