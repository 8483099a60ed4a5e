package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.reconciliation.statementfile.Finding;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Keeps uploaded files and how far they are.
@Repository
class StatementImportRepository {

    private static final RowMapper<StatementImport> ROW = RecordRowMapper.of(StatementImport.class);
    private static final RowMapper<StatementImportRow> STATUS = RecordRowMapper.of(StatementImportRow.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    StatementImportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(StatementImport job, String sha256, UUID requestedBy, Instant requestedAt) {
        changeOne(jdbc.sql("""
                        insert into bank_statement_import (
                            company_id, import_id, file_name, file_size, sha256, bank_account_id, profile, state,
                            requested_by, requested_at)
                        values (
                            :company, :id, :name, :size, :sha256, :account, :profile, 'QUEUED', :by, :at)
                        """)
                .param("company", job.companyId())
                .param("id", job.importId())
                .param("name", job.fileName())
                .param("size", job.fileSize())
                .param("sha256", sha256)
                .param("account", job.bankAccountId())
                .param("profile", job.profile())
                .param("by", requestedBy)
                .param("at", requestedAt.atOffset(ZoneOffset.UTC))
                .update());
    }

    void insertPart(UUID companyId, UUID importId, int number, byte[] content) {
        changeOne(jdbc.sql("""
                        insert into bank_statement_import_part (company_id, import_id, part_no, content)
                        values (:company, :id, :number, :content)
                        """)
                .param("company", companyId)
                .param("id", importId)
                .param("number", number)
                .param("content", content)
                .update());
    }

    void setDigest(UUID companyId, UUID importId, String sha256) {
        changeOne(jdbc.sql("""
                        update bank_statement_import set sha256 = :sha256
                        where company_id = :company and import_id = :id
                        """)
                .param("company", companyId)
                .param("id", importId)
                .param("sha256", sha256)
                .update());
    }

    /// Takes the oldest job that nobody works on: a new one, or one whose worker has not been heard of for a while.
    Optional<StatementImport> claim(Duration lease) {
        return jdbc.sql("""
                        update bank_statement_import
                        set state = 'RUNNING', attempts = attempts + 1,
                            lease_until = clock_timestamp() + make_interval(secs => :seconds)
                        where (company_id, import_id) = (
                            select company_id, import_id
                            from bank_statement_import
                            where state = 'QUEUED' or (state = 'RUNNING' and lease_until < clock_timestamp())
                            order by requested_at
                            limit 1
                            for update skip locked)
                        returning company_id, import_id, file_name, file_size, bank_account_id, profile, attempts,
                            decisions::text as decisions
                        """).param("seconds", lease.toSeconds()).query(ROW).optional();
    }

    void progress(UUID companyId, UUID importId, int linesTotal, int linesDone, Duration lease) {
        changeOne(jdbc.sql("""
                        update bank_statement_import
                        set lines_total = :total, lines_done = :done,
                            lease_until = clock_timestamp() + make_interval(secs => :seconds)
                        where company_id = :company and import_id = :id
                        """)
                .param("company", companyId)
                .param("id", importId)
                .param("total", linesTotal)
                .param("done", linesDone)
                .param("seconds", lease.toSeconds())
                .update());
    }

    void finish(UUID companyId, UUID importId, ImportResult result, Instant finishedAt) {
        var error = result.error();
        changeOne(jdbc.sql("""
                        update bank_statement_import
                        set state = 'DONE', outcome = :outcome, finished_at = :at, lease_until = null, format = :format,
                            profile_name = :profile, statements_in_file = :inFile, statements_recorded = :recorded,
                            statements_repeated = :repeated, lines_recorded = :lines, lines_skipped = :skipped,
                            warnings = cast(:warnings as jsonb), error_code = :code, error_detail = :detail,
                            error_position = :position, doubtful = cast(:doubtful as jsonb)
                        where company_id = :company and import_id = :id
                        """)
                .param("company", companyId)
                .param("id", importId)
                .param("outcome", result.outcome().name())
                .param("at", finishedAt.atOffset(ZoneOffset.UTC))
                .param(
                        "format",
                        result.format() == null ? null : result.format().name())
                .param("profile", result.profile())
                .param("inFile", result.statementsInFile())
                .param("recorded", result.statementsRecorded())
                .param("repeated", result.statementsRepeated())
                .param("lines", result.linesRecorded())
                .param("skipped", result.linesSkipped())
                .param("warnings", JSON.writeValueAsString(result.warnings()))
                .param("code", error == null ? null : error.code())
                .param("detail", error == null ? null : error.detail())
                .param("position", error == null ? null : error.position())
                .param("doubtful", result.doubtful() == null ? null : JSON.writeValueAsString(result.doubtful()))
                .update());
    }

    Optional<StatementImportRow> find(UUID companyId, UUID importId) {
        return jdbc.sql("""
                        select import_id, file_name, file_size, state, requested_at, finished_at, format, profile_name,
                               outcome, lines_total, lines_done, statements_in_file, statements_recorded,
                               statements_repeated, lines_recorded, lines_skipped, warnings::text as warnings,
                               error_code, error_detail, error_position, doubtful::text as doubtful
                        from bank_statement_import
                        where company_id = :company and import_id = :id
                        """)
                .param("company", companyId)
                .param("id", importId)
                .query(STATUS)
                .optional();
    }

    /// What an import asks people; null inside when it asks nothing.
    record Doubt(@Nullable String doubtful) {}

    Optional<Doubt> lockDoubt(UUID companyId, UUID importId) {
        return jdbc.sql("""
                        select doubtful::text as doubtful
                        from bank_statement_import
                        where company_id = :company and import_id = :id
                        for update
                        """)
                .param("company", companyId)
                .param("id", importId)
                .query(RecordRowMapper.of(Doubt.class))
                .optional();
    }

    /// The refused file is tried again, with what a person said.
    void goOn(UUID companyId, UUID importId, DoubtDecision decision) {
        changeOne(jdbc.sql("""
                        update bank_statement_import
                        set state = 'QUEUED', attempts = 0, outcome = null, finished_at = null, doubtful = null,
                            error_code = null, error_detail = null, error_position = null,
                            decisions = decisions || cast(:decision as jsonb)
                        where company_id = :company and import_id = :id and state = 'DONE'
                        """)
                .param("company", companyId)
                .param("id", importId)
                .param("decision", JSON.writeValueAsString(List.of(decision)))
                .update());
    }

    List<UUID> statements(UUID companyId, UUID importId) {
        return jdbc.sql("""
                        select statement_id from bank_statement
                        where company_id = :company and import_id = :id
                        order by import_index
                        """)
                .param("company", companyId)
                .param("id", importId)
                .query((row, number) -> row.getObject("statement_id", UUID.class))
                .list();
    }

    /// How far the recorded lines are, by what became of them.
    record LineProgress(int linesPosted, int linesRefused, int linesDecided, Map<LineOutcome, Integer> outcomes) {

        LineProgress {
            outcomes = Map.copyOf(outcomes);
        }
    }

    /// One pass over the lines of the import.
    LineProgress lineProgress(UUID companyId, UUID importId) {
        var outcomes = new EnumMap<LineOutcome, Integer>(LineOutcome.class);
        var states = new int[2];
        jdbc.sql("""
                        select l.state,
                        """ + BankLineQueries.OUTCOME + """
                               as outcome, count(*) as lines
                        from bank_statement s
                        join bank_line l on l.company_id = s.company_id and l.statement_id = s.statement_id
                        left join payment_match m on m.company_id = l.company_id and m.line_id = l.line_id
                            and m.status in ('MATCHED', 'POSTED', 'UNDOING')
                        left join line_proposal p on p.company_id = l.company_id and p.line_id = l.line_id
                        left join match_request q on q.company_id = l.company_id and q.line_id = l.line_id
                        where s.company_id = :company and s.import_id = :id
                        group by 1, 2
                        """)
                .param("company", companyId)
                .param("id", importId)
                .query(row -> {
                    int lines = row.getInt("lines");
                    var state = BankLineState.valueOf(row.getString("state"));
                    states[0] += state == BankLineState.POSTED ? lines : 0;
                    states[1] += state == BankLineState.REFUSED ? lines : 0;
                    if (state == BankLineState.POSTED) {
                        outcomes.merge(LineOutcome.valueOf(row.getString("outcome")), lines, Integer::sum);
                    }
                });
        int decided = outcomes.entrySet().stream()
                .filter(entry -> entry.getKey() != LineOutcome.WAITING)
                .mapToInt(Map.Entry::getValue)
                .sum();
        return new LineProgress(states[0], states[1], decided, outcomes);
    }

    static List<Finding> warnings(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    static List<DoubtDecision> decisions(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    static @Nullable DoubtfulLines doubtful(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, DoubtfulLines.class);
    }

    /// The file's bytes, one part in memory at a time.
    InputStream content(UUID companyId, UUID importId) {
        return new StoredContent(number -> part(companyId, importId, number));
    }

    private Optional<byte[]> part(UUID companyId, UUID importId, int number) {
        return jdbc.sql("""
                        select content from bank_statement_import_part
                        where company_id = :company and import_id = :id and part_no = :number
                        """)
                .param("company", companyId)
                .param("id", importId)
                .param("number", number)
                .query((row, index) -> row.getBytes("content"))
                .optional();
    }

    private static void changeOne(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("An import has vanished");
        }
    }
}
