package io.tieout.reconciliation.statementfile;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// Spreadsheets, `.xlsx` and the old `.xls`: each visible sheet that is a table of statement lines is one
/// statement. They are read like CSV files, by the same profiles.
final class WorkbookReader implements StatementReader {

    @Override
    public boolean recognises(FileHead head) {
        return XlsWorkbook.isXls(head) || XlsxWorkbook.isXlsx(head);
    }

    @Override
    public Format format(FileHead head) {
        return Format.XLSX;
    }

    @Override
    public void read(StatementFile file, FileHead head, StatementSink sink) {
        var workbook = XlsWorkbook.isXls(head) ? XlsWorkbook.read(file) : XlsxWorkbook.read(file);
        var known = new HashSet<List<Object>>();
        int statements = 0;
        for (var sheet : workbook.sheets()) {
            var layout = new CsvAssistant(List.of(sheet), head.profile()).find();
            if (layout.isEmpty()) {
                continue;
            }
            if (statements == 0) {
                sink.profile(layout.get().profile().name(), layout.get().toProfile());
            }
            var statement = new TableStatement(statements + 1, layout.get(), sink).read();
            if (!known.add(content(statement))) {
                sink.finding(Finding.notice(
                        "sheet-repeated",
                        "The sheet has the same lines as one before it and is left out",
                        "sheet " + sheet.name()));
                continue;
            }
            statements++;
            sink.statement(statement);
        }
        if (statements == 0) {
            throw new UnreadableFile(
                    "csv-layout-unknown",
                    "No row of a visible sheet names a date and an amount column, and no ready profile knows the file;"
                            + " give a profile",
                    null);
        }
    }

    /// People keep a copy of a sheet beside it, with its amounts as texts or as numbers: the same lines in the same
    /// order are one statement.
    private static List<Object> content(Statement statement) {
        return List.of(
                statement.entries(),
                statement.credits().stripTrailingZeros(),
                statement.debits().stripTrailingZeros(),
                statement.lines().stream().map(WorkbookReader::content).toList().hashCode());
    }

    private static int content(StatementLine line) {
        return Objects.hash(
                line.bookingDate(),
                line.valueDate(),
                line.amount().stripTrailingZeros(),
                line.currency(),
                line.counterpartyName(),
                line.counterpartyIban(),
                line.remittance(),
                line.bankReference(),
                line.endToEndId());
    }
}
