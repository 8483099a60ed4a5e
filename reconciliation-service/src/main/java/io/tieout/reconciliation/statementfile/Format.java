package io.tieout.reconciliation.statementfile;

/// The formats of bank statement files that are read.
public enum Format {
    MT940("mt940", true),
    /// Intraday: what it shows comes again in the day's statement.
    MT942("mt942", false),
    /// Intraday.
    CAMT052("camt052", false),
    CAMT053("camt053", true),
    /// Notification of single entries.
    CAMT054("camt054", false),
    OFX("ofx", true),
    QIF("qif", true),
    BAI2("bai2", true),
    CSV("csv", true),
    /// Workbooks, also old ones: `.xls`.
    XLSX("xlsx", true);

    private final String label;
    private final boolean statement;

    Format(String label, boolean statement) {
        this.label = label;
        this.statement = statement;
    }

    /// The name as people and programs see it.
    public String label() {
        return label;
    }

    /// Whether such a file states what was booked for good, so that its lines may go into the books.
    public boolean isStatement() {
        return statement;
    }
}
