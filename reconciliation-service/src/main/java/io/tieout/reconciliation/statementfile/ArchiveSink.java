package io.tieout.reconciliation.statementfile;

import org.jspecify.annotations.Nullable;

/// Makes one file out of those in an archive: statements are counted through, places name the file they are in.
final class ArchiveSink implements StatementSink {

    private final StatementSink sink;
    private String member = "";
    private int statements;
    private int files;

    ArchiveSink(StatementSink sink) {
        this.sink = sink;
    }

    void begin(StatementFile file) {
        member = Archive.memberName(file);
        files++;
    }

    int files() {
        return files;
    }

    @Override
    public void statement(Statement statement) {
        sink.statement(statement.withIndex(++statements));
    }

    @Override
    public void finding(Finding finding) {
        sink.finding(within(finding));
    }

    Finding within(Finding finding) {
        return new Finding(finding.severity(), finding.code(), finding.detail(), place(finding.position()));
    }

    private String place(@Nullable String position) {
        return position == null ? member : member + ": " + position;
    }

    @Override
    public void profile(String name, CsvProfile proposal) {
        sink.profile(name, proposal);
    }

    @Override
    public void format(Format format) {
        sink.format(format);
    }
}
