package io.tieout.reconciliation.statementfile;

final class CsvReader implements StatementReader {
    @Override
    public boolean recognises(FileHead head) {
        return false;
    }

    @Override
    public Format format(FileHead head) {
        return Format.CSV;
    }

    @Override
    public void read(StatementFile file, FileHead head, StatementSink sink) {}
}
