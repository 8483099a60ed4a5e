package io.tieout.ledger.ledgerimport;

import io.tieout.ledger.ledgerimport.LedgerImportResponse.ErrorResponse;
import io.tieout.ledger.ledgerimport.LedgerImportResponse.ResultResponse;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class LedgerImportQueries {

    /// Errors that are shown with the import itself; all of them come as a file.
    private static final int SHOWN_ERRORS = 100;

    private static final String COLUMNS = """
            select import_id, kind, dry_run, on_error, state, file_name, opening_date, row_count, error_count, totals,
                requested_by, recorded_at, reverted_by, reverted_at, revert_reason
            from ledger_import
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    LedgerImportQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Newest first.
    Page<LedgerImportResponse> list(UUID companyId, @Nullable ImportKind kind, PageRequest page) {
        var rows = jdbc.sql(COLUMNS + """
                        where company_id = :company
                            and (cast(:kind as text) is null or kind = :kind)
                            and (cast(:after as uuid) is null or import_id < cast(:after as uuid))
                        order by import_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("kind", kind == null ? null : kind.name())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(this::response)
                .list();
        return Page.of(rows, page, found -> List.of(found.importId().value().toString()));
    }

    LedgerImportResponse get(UUID companyId, ImportId id) {
        return find(companyId, id).with(errors(companyId, id, 0, SHOWN_ERRORS));
    }

    /// In the order of the file.
    Page<ErrorResponse> errors(UUID companyId, ImportId id, PageRequest page) {
        find(companyId, id);
        int after = page.isFirst() ? 0 : Integer.parseInt(page.after().getFirst());
        return Page.of(
                errors(companyId, id, after, page.limit() + 1),
                page,
                error -> List.of(Integer.toString(error.number())));
    }

    List<ErrorResponse> allErrors(UUID companyId, ImportId id) {
        return errors(companyId, id, 0, Integer.MAX_VALUE);
    }

    /// What an import made, in the order of the file.
    Page<ResultResponse> results(UUID companyId, ImportId id, PageRequest page) {
        find(companyId, id);
        var rows = jdbc.sql("""
                        select result_id, external_key, entry_id, account_code, invoice_id
                        from ledger_import_result
                        where company_id = :company and import_id = :id
                            and (cast(:after as uuid) is null or result_id > cast(:after as uuid))
                        order by result_id
                        limit :limit""")
                .param("company", companyId)
                .param("id", id.value())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> new ResultResponse(
                        row.getObject("result_id", UUID.class),
                        row.getString("external_key"),
                        row.getObject("entry_id", UUID.class),
                        row.getString("account_code"),
                        row.getObject("invoice_id", UUID.class)))
                .list();
        return Page.of(rows, page, result -> List.of(result.resultId().toString()));
    }

    private LedgerImportResponse find(UUID companyId, ImportId id) {
        return jdbc.sql(COLUMNS + "where company_id = :company and import_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(this::response)
                .optional()
                .orElseThrow(() -> new ImportUnknown(id));
    }

    private List<ErrorResponse> errors(UUID companyId, ImportId id, int after, int limit) {
        return jdbc.sql("""
                        select error_number, line_number, column_name, reason
                        from ledger_import_error
                        where company_id = :company and import_id = :id and error_number > :after
                        order by error_number
                        limit :limit""")
                .param("company", companyId)
                .param("id", id.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new ErrorResponse(
                        row.getInt("error_number"),
                        row.getInt("line_number"),
                        row.getString("column_name"),
                        row.getString("reason")))
                .list();
    }

    private LedgerImportResponse response(ResultSet row, int number) throws SQLException {
        return new LedgerImportResponse(
                new ImportId(row.getObject("import_id", UUID.class)),
                ImportKind.valueOf(row.getString("kind")),
                row.getBoolean("dry_run"),
                OnError.valueOf(row.getString("on_error")),
                ImportState.valueOf(row.getString("state")),
                row.getString("file_name"),
                row.getObject("opening_date", LocalDate.class),
                row.getInt("row_count"),
                row.getInt("error_count"),
                json.readValue(row.getString("totals"), ControlTotals.class),
                row.getObject("requested_by", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("reverted_by", UUID.class),
                instant(row, "reverted_at"),
                row.getString("revert_reason"),
                List.of());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
