package io.tieout.customer.customerimport;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomerImportRepository {

    private final JdbcClient jdbc;

    CustomerImportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID companyId, ImportId id, String fileName, String content, int rows, boolean dryRun, UUID by) {
        jdbc.sql("""
                        insert into customer_import (company_id, import_id, state, dry_run, file_name, content, rows_total,
                            requested_by)
                        values (:company, :id, 'QUEUED', :dryRun, :fileName, :content, :rows, :by)
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .param("dryRun", dryRun)
                .param("fileName", fileName)
                .param("content", content)
                .param("rows", rows)
                .param("by", by)
                .update();
    }

    /// Takes the oldest job nobody works on; one left over from a crash is taken up again from its beginning,
    /// where rows that are in already count as unchanged.
    Optional<OpenImport> lockNext() {
        return jdbc.sql("""
                        select company_id, import_id, dry_run, content
                          from customer_import
                         where state in ('QUEUED', 'RUNNING')
                         order by requested_at
                         limit 1
                         for update skip locked
                        """).query(OpenImport.class).optional();
    }

    void finish(UUID companyId, UUID importId, ImportTally tally) {
        jdbc.sql("delete from customer_import_error where company_id = :company and import_id = :id")
                .param("company", companyId)
                .param("id", importId)
                .update();
        for (var refused : tally.refused()) {
            jdbc.sql("""
                            insert into customer_import_error (company_id, import_id, line, column_name, reason)
                            values (:company, :id, :line, :column, :reason)
                            """)
                    .param("company", companyId)
                    .param("id", importId)
                    .param("line", refused.line())
                    .param("column", refused.column())
                    .param("reason", refused.reason())
                    .update();
        }
        jdbc.sql("""
                        update customer_import
                           set state = 'DONE', rows_imported = :imported, rows_unchanged = :unchanged,
                               rows_refused = :refused, finished_at = now(), content = ''
                         where company_id = :company and import_id = :id
                        """)
                .param("company", companyId)
                .param("id", importId)
                .param("imported", tally.imported())
                .param("unchanged", tally.unchanged())
                .param("refused", tally.refused().size())
                .update();
    }

    void fail(UUID companyId, UUID importId, String failure) {
        jdbc.sql("""
                        update customer_import set state = 'FAILED', failure = :failure, finished_at = now()
                         where company_id = :company and import_id = :id
                        """)
                .param("company", companyId)
                .param("id", importId)
                .param("failure", failure)
                .update();
    }

    Optional<ImportResponse> find(UUID companyId, ImportId id) {
        return jdbc.sql("""
                        select import_id, state, dry_run, file_name, rows_total, rows_imported, rows_unchanged, rows_refused,
                               failure, requested_at, finished_at
                          from customer_import
                         where company_id = :company and import_id = :id
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .query(ImportResponse.class)
                .optional();
    }

    List<ErrorRow> errors(UUID companyId, ImportId id) {
        return jdbc.sql("""
                        select line, column_name as "column", reason
                          from customer_import_error
                         where company_id = :company and import_id = :id
                         order by line, column_name
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .query(new SimplePropertyRowMapper<>(ErrorRow.class))
                .list();
    }

    record OpenImport(UUID companyId, UUID importId, boolean dryRun, String content) {}

    record ErrorRow(int line, String column, String reason) {}

    record ImportTally(int imported, int unchanged, List<ErrorRow> refused) {}

    record ImportResponse(
            ImportId importId,
            String state,
            boolean dryRun,
            String fileName,
            int rowsTotal,
            int rowsImported,
            int rowsUnchanged,
            int rowsRefused,
            @Nullable String failure,
            Instant requestedAt,
            @Nullable Instant finishedAt) {}
}
