package io.tieout.customer.customerimport;

import io.tieout.customer.party.CustomerEntryService.Mode;
import io.tieout.platform.id.Ids;
import io.tieout.platform.sql.RecordRowMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomerImportRepository {

    /// Much longer than the work between two reports.
    private static final Duration TAKEN_FOR = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    CustomerImportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            UUID companyId,
            ImportId id,
            String fileName,
            String content,
            CustomerSheet sheet,
            Mode mode,
            boolean dryRun,
            UUID by) {
        jdbc.sql("""
                        insert into customer_import (company_id, import_id, state, mode, dry_run, file_name, content,
                            column_names, rows_total, requested_by)
                        values (:company, :id, 'QUEUED', :mode, :dryRun, :fileName, :content, :columns, :rows, :by)
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .param("dryRun", dryRun)
                .param("fileName", fileName)
                .param("content", content)
                .param("mode", mode.name())
                .param("columns", sheet.columns().toArray(String[]::new))
                .param("rows", sheet.rows().size())
                .param("by", by)
                .update();
    }

    /// Takes the oldest import that nobody works on, also one whose process has died.
    Optional<OpenImport> takeNext() {
        return jdbc.sql("""
                        update customer_import
                           set state = 'RUNNING', taken_by = :taker,
                               taken_until = now() + make_interval(secs => :seconds)
                         where (company_id, import_id) = (
                               select company_id, import_id
                                 from customer_import
                                where state in ('QUEUED', 'RUNNING') and (taken_until is null or taken_until < now())
                                order by requested_at
                                limit 1
                                  for update skip locked)
                        returning company_id, import_id, mode, dry_run, content, column_names, requested_by, taken_by
                        """)
                .param("taker", Ids.next())
                .param("seconds", TAKEN_FOR.toSeconds())
                .query((row, index) -> new OpenImport(
                        row.getObject("company_id", UUID.class),
                        row.getObject("import_id", UUID.class),
                        Mode.valueOf(row.getString("mode")),
                        row.getBoolean("dry_run"),
                        row.getString("content"),
                        List.of((String[]) row.getArray("column_names").getArray()),
                        row.getObject("requested_by", UUID.class),
                        row.getObject("taken_by", UUID.class)))
                .optional();
    }

    /// Shows how far the import is and keeps it taken; returns false when somebody else has taken it meanwhile.
    boolean report(OpenImport open, ImportTally tally) {
        return count(open, tally, """
                        taken_until = now() + make_interval(secs => :seconds)
                        """);
    }

    /// Stops before the end: whoever is next may go on at once.
    void release(OpenImport open) {
        taken(open, "update customer_import set taken_until = null").update();
    }

    void finish(OpenImport open, ImportTally tally) {
        if (!count(open, tally, "state = 'DONE', finished_at = now(), content = ''")) {
            return;
        }
        for (var refused : tally.refused()) {
            jdbc.sql("""
                            insert into customer_import_error (company_id, import_id, line, column_name, reason, cells)
                            values (:company, :id, :line, :column, :reason, :cells)
                            """)
                    .param("company", open.companyId())
                    .param("id", open.importId())
                    .param("line", refused.line())
                    .param("column", refused.column())
                    .param("reason", refused.reason())
                    .param("cells", refused.cells().toArray(String[]::new))
                    .update();
        }
    }

    void fail(OpenImport open, String failure) {
        taken(
                        open,
                        "update customer_import set state = 'FAILED', failure = :failure, finished_at = now(), content = ''")
                .param("failure", failure)
                .update();
    }

    private boolean count(OpenImport open, ImportTally tally, String change) {
        return taken(open, """
                        update customer_import
                           set rows_imported = :imported, rows_changed = :changed, rows_unchanged = :unchanged,
                               rows_refused = :refused,
                        """ + change)
                        .param("imported", tally.imported())
                        .param("changed", tally.changed())
                        .param("unchanged", tally.unchanged())
                        .param("refused", tally.refused().size())
                        .param("seconds", TAKEN_FOR.toSeconds())
                        .update()
                == 1;
    }

    /// Changes the import only while it is still ours.
    private JdbcClient.StatementSpec taken(OpenImport open, String update) {
        return jdbc.sql(update + " where company_id = :company and import_id = :id and taken_by = :taker")
                .param("company", open.companyId())
                .param("id", open.importId())
                .param("taker", open.takenBy());
    }

    Optional<ImportResponse> find(UUID companyId, ImportId id) {
        return jdbc.sql("""
                        select import_id, state, mode, dry_run, file_name, rows_total, rows_imported, rows_changed,
                               rows_unchanged, rows_refused, failure, requested_at, finished_at
                          from customer_import
                         where company_id = :company and import_id = :id
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .query(RecordRowMapper.of(ImportResponse.class))
                .optional();
    }

    List<ErrorRow> refusedRows(UUID companyId, ImportId id) {
        return jdbc.sql("""
                        select line, column_name, reason, cells
                          from customer_import_error
                         where company_id = :company and import_id = :id
                         order by line, column_name
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .query((row, index) -> new ErrorRow(
                        row.getInt("line"), row.getString("column_name"), row.getString("reason"), List.of((String[])
                                row.getArray("cells").getArray())))
                .list();
    }

    /// The columns of the file as it was sent, without those that an earlier import had added.
    Optional<List<String>> columns(UUID companyId, ImportId id) {
        return jdbc.sql("select column_names from customer_import where company_id = :company and import_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, index) -> Stream.of(
                                (String[]) row.getArray("column_names").getArray())
                        .filter(name -> !name.equals(CustomerColumns.REFUSED_COLUMN)
                                && !name.equals(CustomerColumns.REFUSED_REASON)
                                && !name.equals(CustomerColumns.ROW))
                        .toList())
                .optional();
    }

    record OpenImport(
            UUID companyId,
            UUID importId,
            Mode mode,
            boolean dryRun,
            String content,
            List<String> columns,
            UUID requestedBy,
            UUID takenBy) {}

    /// @param cells in the order of the columns
    record ErrorRow(int line, String column, String reason, List<String> cells) {}

    record ImportTally(int imported, int changed, int unchanged, List<ErrorRow> refused) {}

    record ImportResponse(
            ImportId importId,
            String state,
            Mode mode,
            boolean dryRun,
            String fileName,
            int rowsTotal,
            int rowsImported,
            int rowsChanged,
            int rowsUnchanged,
            int rowsRefused,
            @Nullable String failure,
            Instant requestedAt,
            @Nullable Instant finishedAt) {}
}
