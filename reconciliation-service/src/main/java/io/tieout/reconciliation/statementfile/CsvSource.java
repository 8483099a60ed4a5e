package io.tieout.reconciliation.statementfile;

import java.nio.charset.Charset;

/// A text file read by a delimiter and an encoding.
record CsvSource(StatementFile file, Charset charset, char delimiter) implements TableSource {

    @Override
    public TableRows open() {
        return new CsvRows(file, charset, delimiter);
    }

    /// Where the semicolon separates fields, the comma separates decimals.
    @Override
    public char usualDecimalSeparator() {
        return delimiter == ';' ? ',' : '.';
    }

    @Override
    public String fieldSeparator() {
        return String.valueOf(delimiter);
    }

    @Override
    public boolean showsOwnWords() {
        return true;
    }
}
