package io.tieout.dataimport;

import io.tieout.dataimport.ImportResponse.ReadColumn;
import io.tieout.dataimport.ImportService.KeyedRow;
import io.tieout.platform.id.Ids;
import io.tieout.platform.sql.RecordRowMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class ImportRepository {

    static final String REFUSED = "REFUSED";

    /// Much longer than the work between two reports.
    private static final Duration TAKEN_FOR = Duration.ofMinutes(1);

    private static final int ROWS_AT_A_TIME = 500;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    ImportRepository(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(
            UUID companyId,
            ImportId id,
            String target,
            String fileName,
            String sha256,
            Heading heading,
            ImportMode mode,
            boolean dryRun,
            UUID by) {
        jdbc.sql("""
                        insert into import_job (company_id, import_id, target, state, mode, dry_run, file_name, file_sha256,
                            headings, columns, requested_by)
                        values (:company, :id, :target, 'QUEUED', :mode, :dryRun, :fileName, :sha256, :headings, :columns, :by)
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .param("target", target)
                .param("mode", mode.name())
                .param("dryRun", dryRun)
                .param("fileName", fileName)
                .param("sha256", sha256)
                .param("headings", heading.headings().toArray(String[]::new))
                .param("columns", heading.columns().toArray(String[]::new))
                .param("by", by)
                .update();
    }

    void insertRows(UUID companyId, ImportId id, List<KeyedRow> rows) {
        batches.batchUpdate(
                """
                insert into import_row (company_id, import_id, line, cells, row_key)
                values (:company, :id, :line, :cells, :key)
                """,
                rows.stream()
                        .map(keyed -> new MapSqlParameterSource()
                                .addValue("company", companyId)
                                .addValue("id", id.value())
                                .addValue("line", keyed.row().line())
                                .addValue("cells", keyed.row().cells().toArray(String[]::new))
                                .addValue("key", keyed.key()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /// Refuses at once what the file says twice: whichever came in first would decide, and a dry run could not tell.
    void queue(UUID companyId, ImportId id, String keyColumn, int rows) {
        int refused = refuseRepeated(companyId, id, keyColumn);
        jdbc.sql("""
                        update import_job set rows_total = :rows, rows_refused = :refused
                         where company_id = :company and import_id = :id
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .param("rows", rows)
                .param("refused", refused)
                .update();
    }

    /// Some at a time, each by its line: the rows are new, and a plan for all of them at once would be a guess.
    private int refuseRepeated(UUID companyId, ImportId id, String keyColumn) {
        var waiting = new ArrayList<MapSqlParameterSource>();
        var refused = new AtomicInteger();
        Runnable write = () -> {
            batches.batchUpdate("""
                    update import_row set outcome = 'REFUSED', column_name = :column, reason = :reason
                     where company_id = :company and import_id = :id and line = :line
                    """, waiting.toArray(MapSqlParameterSource[]::new));
            refused.addAndGet(waiting.size());
            waiting.clear();
        };
        RowCallbackHandler repeated = row -> {
            waiting.add(new MapSqlParameterSource()
                    .addValue("company", companyId)
                    .addValue("id", id.value())
                    .addValue("line", row.getInt("line"))
                    .addValue("column", keyColumn)
                    .addValue("reason", "stands in line " + row.getInt("first_line") + " already"));
            if (waiting.size() == ROWS_AT_A_TIME) {
                write.run();
            }
        };
        jdbc.sql("""
                        select line, first_line
                          from (select line, min(line) over (partition by row_key) as first_line
                                  from import_row
                                 where company_id = :company and import_id = :id and row_key <> '') found
                         where line > first_line
                        """)
                .withFetchSize(ROWS_AT_A_TIME)
                .param("company", companyId)
                .param("id", id.value())
                .query(repeated);
        write.run();
        return refused.get();
    }

    /// Takes the oldest import that nobody works on, also one whose process has died.
    ///
    /// @param targets what this process brings in: an older version beside it may know less
    Optional<OpenImport> takeNext(Collection<String> targets) {
        return jdbc.sql("""
                        update import_job
                           set state = case state when 'REVERTING' then state else 'RUNNING' end, taken_by = :taker,
                               taken_until = now() + make_interval(secs => :seconds)
                         where (company_id, import_id) = (
                               select company_id, import_id
                                 from import_job
                                where state in ('QUEUED', 'RUNNING', 'REVERTING') and (taken_until is null or taken_until < now())
                                  and target = any(:targets)
                                order by requested_at
                                limit 1
                                  for update skip locked)
                        returning company_id, import_id, target, state, mode, dry_run, columns, requested_by, reverted_by,
                                  taken_by
                        """)
                .param("taker", Ids.next())
                .param("targets", targets.toArray(String[]::new))
                .param("seconds", TAKEN_FOR.toSeconds())
                .query((row, index) -> new OpenImport(
                        row.getObject("company_id", UUID.class),
                        row.getObject("import_id", UUID.class),
                        row.getString("target"),
                        ImportMode.valueOf(row.getString("mode")),
                        row.getBoolean("dry_run"),
                        texts(row, "columns"),
                        row.getObject("requested_by", UUID.class),
                        row.getObject("reverted_by", UUID.class),
                        row.getObject("taken_by", UUID.class)))
                .optional();
    }

    /// Keeps the import for this transaction; empty when somebody else has taken it meanwhile. Without this, two
    /// processes could bring in the same row.
    Optional<Pass> hold(OpenImport open) {
        return taken(open, "select pass, pass_is_last from import_job", " for update")
                .query((row, index) -> new Pass(row.getInt("pass"), row.getBoolean("pass_is_last")))
                .optional();
    }

    /// One import of a kind and company at a time works on its rows: two that know nothing of each other would both
    /// enter what stands in both files.
    void waitForOthers(OpenImport open) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('import of ' || :target), hashtext(:company::text))")
                .param("target", open.target())
                .param("company", open.companyId())
                .query(row -> {});
    }

    /// Begins to try again the rows that wait.
    Pass begin(OpenImport open, int number) {
        return taken(open, """
                        update import_job
                           set pass = :number,
                               pass_is_last = rows_imported + rows_changed + rows_unchanged + rows_refused = decided_before_pass,
                               decided_before_pass = rows_imported + rows_changed + rows_unchanged + rows_refused
                        """, " returning pass, pass_is_last")
                .param("number", number)
                .query((row, index) -> new Pass(row.getInt("pass"), row.getBoolean("pass_is_last")))
                .single();
    }

    List<OpenRow> openRows(OpenImport open, int limit) {
        return jdbc.sql("""
                        select line, cells, row_key, waits
                          from import_row
                         where company_id = :company and import_id = :id and outcome is null
                         order by waits, line
                         limit :limit
                        """)
                .param("company", open.companyId())
                .param("id", open.importId())
                .param("limit", limit)
                .query((row, index) -> new OpenRow(
                        row.getInt("line"), texts(row, "cells"), row.getString("row_key"), row.getInt("waits")))
                .list();
    }

    /// Whether a dry run has brought in a row of the key, and taken it out again.
    boolean isRehearsed(OpenImport open, String key) {
        return jdbc.sql("""
                        select exists (
                               select from import_row
                                where company_id = :company and import_id = :id and row_key = :key and is_rehearsed)
                        """)
                .param("company", open.companyId())
                .param("id", open.importId())
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    /// Keeps what became of some rows. What a row said is kept only where it is refused and has to be mended.
    ///
    /// @param waiting lines of those that are tried again
    void record(OpenImport open, List<DoneRow> rows, List<Integer> waiting) {
        jdbc.sql("""
                        update import_row set waits = waits + 1
                         where company_id = :company and import_id = :id and line = any(:lines)
                        """)
                .param("company", open.companyId())
                .param("id", open.importId())
                .param("lines", waiting.toArray(Integer[]::new))
                .update();
        batches.batchUpdate(
                """
                update import_row
                   set outcome = :outcome, column_name = :column, reason = :reason, record_id = :record,
                       is_rehearsed = :dryRun and :outcome = 'IMPORTED',
                       cells = case when :outcome = 'REFUSED' then cells else '{}' end
                 where company_id = :company and import_id = :id and line = :line
                """,
                rows.stream()
                        .map(done -> new MapSqlParameterSource()
                                .addValue("company", open.companyId())
                                .addValue("id", open.importId())
                                .addValue("line", done.line())
                                .addValue("outcome", done.outcome())
                                .addValue("dryRun", open.dryRun())
                                .addValue("column", done.column())
                                .addValue("reason", done.reason())
                                .addValue("record", done.recordId()))
                        .toArray(MapSqlParameterSource[]::new));
        taken(open, """
                        update import_job
                           set rows_imported = rows_imported + :imported, rows_changed = rows_changed + :changed,
                               rows_unchanged = rows_unchanged + :unchanged, rows_refused = rows_refused + :refused,
                               taken_until = now() + make_interval(secs => :seconds)
                        """, "")
                .param("imported", count(rows, "IMPORTED"))
                .param("changed", count(rows, "CHANGED"))
                .param("unchanged", count(rows, "UNCHANGED"))
                .param("refused", count(rows, REFUSED))
                .param("seconds", TAKEN_FOR.toSeconds())
                .update();
    }

    private static int count(List<DoneRow> rows, String outcome) {
        return Math.toIntExact(
                rows.stream().filter(row -> row.outcome().equals(outcome)).count());
    }

    /// Stops before the end: whoever is next may go on at once.
    void release(OpenImport open) {
        taken(open, "update import_job set taken_until = null", "").update();
    }

    void finish(OpenImport open) {
        taken(open, "update import_job set state = 'DONE', finished_at = now()", "")
                .update();
    }

    /// What was to be taken back can be tried again.
    void fail(OpenImport open, String failure) {
        taken(
                        open,
                        open.revertedBy() == null
                                ? "update import_job set state = 'FAILED', failure = :failure, finished_at = now()"
                                : "update import_job set state = 'DONE', failure = :failure, reverted_by = null",
                        "")
                .param("failure", failure)
                .update();
    }

    /// Has it taken back, if it is at its end; false when it is in another state.
    boolean revert(UUID companyId, ImportId id, UUID by) {
        return jdbc.sql("""
                                update import_job set state = 'REVERTING', reverted_by = :by, taken_until = null
                                 where company_id = :company and import_id = :id and state in ('DONE', 'FAILED')
                                """)
                        .param("company", companyId)
                        .param("id", id.value())
                        .param("by", by)
                        .update()
                == 1;
    }

    /// The last ones first: what came in later may need what came in before.
    List<EnteredRow> rowsToTakeBack(OpenImport open, int limit) {
        return jdbc.sql("""
                        select line, record_id, outcome = 'IMPORTED' as is_entered
                          from import_row
                         where company_id = :company and import_id = :id and record_id is not null
                           and outcome in ('IMPORTED', 'CHANGED') and is_taken_back is null
                         order by waits desc, line desc
                         limit :limit
                        """)
                .param("company", open.companyId())
                .param("id", open.importId())
                .param("limit", limit)
                .query(RecordRowMapper.of(EnteredRow.class))
                .list();
    }

    /// @param kept what had to stay, and why, by line
    void recordTakenBack(OpenImport open, List<Integer> takenBack, Map<Integer, String> kept) {
        jdbc.sql("""
                        update import_row set is_taken_back = true
                         where company_id = :company and import_id = :id and line = any(:lines)
                        """)
                .param("company", open.companyId())
                .param("id", open.importId())
                .param("lines", takenBack.toArray(Integer[]::new))
                .update();
        batches.batchUpdate(
                """
                update import_row set is_taken_back = false, kept_reason = :reason
                 where company_id = :company and import_id = :id and line = :line
                """,
                kept.entrySet().stream()
                        .map(row -> new MapSqlParameterSource()
                                .addValue("company", open.companyId())
                                .addValue("id", open.importId())
                                .addValue("line", row.getKey())
                                .addValue("reason", row.getValue()))
                        .toArray(MapSqlParameterSource[]::new));
        taken(open, """
                        update import_job
                           set rows_taken_back = rows_taken_back + :takenBack, rows_kept = rows_kept + :kept,
                               taken_until = now() + make_interval(secs => :seconds)
                        """, "")
                .param("takenBack", takenBack.size())
                .param("kept", kept.size())
                .param("seconds", TAKEN_FOR.toSeconds())
                .update();
    }

    void finishRevert(OpenImport open) {
        taken(open, "update import_job set state = 'REVERTED', reverted_at = now()", "")
                .update();
    }

    /// Hands over the rows that a revert had to keep, a few in memory at a time. Within a transaction only.
    void forEachKept(UUID companyId, ImportId id, Consumer<KeptRow> each) {
        RowCallbackHandler pass = row -> each.accept(
                new KeptRow(row.getInt("line"), row.getObject("record_id", UUID.class), row.getString("kept_reason")));
        jdbc.sql("""
                        select line, record_id, kept_reason
                          from import_row
                         where company_id = :company and import_id = :id and is_taken_back = false
                         order by line
                        """)
                .withFetchSize(ROWS_AT_A_TIME)
                .param("company", companyId)
                .param("id", id.value())
                .query(pass);
    }

    /// Only while the import is still ours.
    private JdbcClient.StatementSpec taken(OpenImport open, String statement, String end) {
        return jdbc.sql(statement
                        + " where company_id = :company and import_id = :id and taken_by = :taker and state in ('RUNNING', 'REVERTING')"
                        + end)
                .param("company", open.companyId())
                .param("id", open.importId())
                .param("taker", open.takenBy());
    }

    Optional<ImportResponse> find(UUID companyId, String target, ImportId id) {
        return jdbc.sql("""
                        select import_id, state, mode, dry_run, file_name, file_sha256, headings, columns, rows_total,
                               rows_imported, rows_changed, rows_unchanged, rows_refused, rows_taken_back, rows_kept,
                               failure, requested_at, finished_at, reverted_at
                          from import_job
                         where company_id = :company and import_id = :id and target = :target
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .param("target", target)
                .query((row, index) -> response(row))
                .optional();
    }

    private static ImportResponse response(ResultSet row) throws SQLException {
        var headings = texts(row, "headings");
        var columns = texts(row, "columns");
        var finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        var revertedAt = row.getObject("reverted_at", OffsetDateTime.class);
        return new ImportResponse(
                new ImportId(row.getObject("import_id", UUID.class)),
                row.getString("state"),
                ImportMode.valueOf(row.getString("mode")),
                row.getBoolean("dry_run"),
                row.getString("file_name"),
                row.getString("file_sha256"),
                IntStream.range(0, columns.size())
                        .mapToObj(index -> new ReadColumn(headings.get(index), columns.get(index)))
                        .toList(),
                row.getInt("rows_total"),
                row.getInt("rows_imported"),
                row.getInt("rows_changed"),
                row.getInt("rows_unchanged"),
                row.getInt("rows_refused"),
                row.getInt("rows_taken_back"),
                row.getInt("rows_kept"),
                row.getString("failure"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                finishedAt == null ? null : finishedAt.toInstant(),
                revertedAt == null ? null : revertedAt.toInstant());
    }

    /// Hands over the refused rows, a few in memory at a time. Within a transaction only, without which the driver
    /// reads them all at once.
    void forEachRefused(UUID companyId, ImportId id, Consumer<RefusedRow> each) {
        RowCallbackHandler pass = row -> each.accept(new RefusedRow(
                row.getInt("line"), texts(row, "cells"), row.getString("column_name"), row.getString("reason")));
        jdbc.sql("""
                        select line, cells, column_name, reason
                          from import_row
                         where company_id = :company and import_id = :id and outcome = 'REFUSED'
                         order by line
                        """)
                .withFetchSize(ROWS_AT_A_TIME)
                .param("company", companyId)
                .param("id", id.value())
                .query(pass);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /// @param columns what the cells of its rows are, in their order
    /// @param revertedBy who takes it back, where it is one that is done
    record OpenImport(
            UUID companyId,
            UUID importId,
            String target,
            ImportMode mode,
            boolean dryRun,
            List<String> columns,
            UUID requestedBy,
            @Nullable UUID revertedBy,
            UUID takenBy) {}

    /// @param isLast nothing came of the one before it, so that what still waits is refused
    record Pass(int number, boolean isLast) {}

    /// @param key as the target names the record that it is about, or empty
    /// @param waits how often it was left for later
    record OpenRow(int line, List<String> cells, String key, int waits) {}

    record DoneRow(
            int line,
            String outcome,
            @Nullable String column,
            @Nullable String reason,
            @Nullable UUID recordId) {}

    /// @param isEntered or changed otherwise
    record EnteredRow(int line, UUID recordId, boolean isEntered) {}

    record KeptRow(int line, UUID recordId, String reason) {}

    record RefusedRow(int line, List<String> cells, String column, String reason) {}
}
