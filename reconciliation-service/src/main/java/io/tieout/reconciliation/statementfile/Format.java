package io.tieout.reconciliation.statementfile;

/// The formats of bank statement files that are read.
public enum Format {
    MT940("mt940"),
    /// Interim: what it shows comes again in the day's statement.
    MT942("mt942"),
    /// Interim.
    CAMT052("camt052"),
    CAMT053("camt053"),
    /// Notification of single entries; they come again too.
    CAMT054("camt054"),
    OFX("ofx"),
    QIF("qif"),
    BAI2("bai2"),
    CSV("csv"),
    /// Workbooks, also old ones: `.xls`.
    XLSX("xlsx");

    private final String label;

    Format(String label) {
        this.label = label;
    }

    /// The name as people and programs see it.
    public String label() {
        return label;
    }
}
