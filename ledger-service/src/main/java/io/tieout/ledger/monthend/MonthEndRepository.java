package io.tieout.ledger.monthend;

import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.report.MonthEnd;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MonthEndRepository {

    private static final String COLUMNS = """
            month_end_set_id, period_month, known_at, status, requested_by, requested_at, finished_at, failure,
                size_bytes, sha256""";

    private final JdbcClient jdbc;

    MonthEndRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Instant now() {
        return jdbc.sql("select recorded_now()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    void insert(UUID companyId, MonthEndSetId id, YearMonth period, String knownAt, KnownAt known, UUID by) {
        jdbc.sql("""
                        insert into month_end_set
                            (company_id, month_end_set_id, period_month, known_at, known_before, requested_by)
                        values (:company, :id, :period, :knownAt, :knownBefore, :by)""")
                .param("company", companyId)
                .param("id", id.value())
                .param("period", period.atDay(1))
                .param("knownAt", knownAt)
                .param("knownBefore", known.before().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /// Statements date their entries by the moment in which they began. Once none is left that began before the
    /// moment of knowledge, every transaction that may hold such entries has its number already, and ours is
    /// higher.
    void settle() {
        jdbc.sql("""
                        update month_end_set
                        set status = 'SETTLING', horizon = pg_current_xact_id()
                        where status = 'REQUESTED' and not exists (
                            select from pg_stat_activity other
                            where other.datname = current_database() and other.usename = current_user
                                and other.pid <> pg_backend_pid() and other.state = 'active'
                                and other.query_start <= month_end_set.known_before)""").update();
    }

    /// The oldest one whose last possible contributor has ended, or whose maker has died.
    Optional<ClaimedSet> claim(UUID claim, Duration lease) {
        return jdbc.sql("""
                        update month_end_set
                        set status = 'RUNNING', claim = :claim, claimed_at = recorded_now()
                        where (company_id, month_end_set_id) = (
                            select company_id, month_end_set_id
                            from month_end_set
                            where (status = 'SETTLING' and horizon < pg_snapshot_xmin(pg_current_snapshot()))
                                or (status = 'RUNNING'
                                    and claimed_at < recorded_now() - make_interval(secs => :lease))
                            order by month_end_set_id
                            limit 1
                            for update skip locked)
                        returning company_id, month_end_set_id, period_month, known_at""")
                .param("claim", claim)
                .param("lease", lease.toSeconds())
                .query((row, number) -> new ClaimedSet(
                        new MonthEndSetId(row.getObject("month_end_set_id", UUID.class)),
                        claim,
                        new MonthEnd(
                                row.getObject("company_id", UUID.class),
                                YearMonth.from(row.getObject("period_month", LocalDate.class)),
                                row.getString("known_at"))))
                .optional();
    }

    /// @return whether it is still ours
    boolean done(ClaimedSet set, long sizeBytes, String sha256) {
        return jdbc.sql("""
                                update month_end_set
                                set status = 'DONE', finished_at = recorded_now(), size_bytes = :size, sha256 = :sha256
                                where company_id = :company and month_end_set_id = :id and status = 'RUNNING'
                                    and claim = :claim""")
                        .param("size", sizeBytes)
                        .param("sha256", sha256)
                        .param("company", set.month().companyId())
                        .param("id", set.id().value())
                        .param("claim", set.claim())
                        .update()
                == 1;
    }

    void failed(ClaimedSet set, String why) {
        jdbc.sql("""
                        update month_end_set
                        set status = 'FAILED', finished_at = recorded_now(), failure = left(:why, 500)
                        where company_id = :company and month_end_set_id = :id and status = 'RUNNING'
                            and claim = :claim""")
                .param("why", why)
                .param("company", set.month().companyId())
                .param("id", set.id().value())
                .param("claim", set.claim())
                .update();
    }

    void insertFiles(ClaimedSet set, List<MonthEndFile> files) {
        jdbc.sql("""
                        insert into month_end_set_file
                            (company_id, month_end_set_id, file_number, file_name, size_bytes, sha256)
                        select :company, :id, file.number, file.name, file.size, file.sha256
                        from unnest(cast(:names as text[]), cast(:sizes as bigint[]), cast(:hashes as text[]))
                            with ordinality as file (name, size, sha256, number)""")
                .param("company", set.month().companyId())
                .param("id", set.id().value())
                .param("names", files.stream().map(MonthEndFile::name).toArray(String[]::new))
                .param("sizes", files.stream().map(MonthEndFile::sizeBytes).toArray(Long[]::new))
                .param("hashes", files.stream().map(MonthEndFile::sha256).toArray(String[]::new))
                .update();
    }

    void insertPart(ClaimedSet set, int number, byte[] content) {
        jdbc.sql("""
                        insert into month_end_set_part (company_id, month_end_set_id, part_number, content)
                        values (:company, :id, :number, :content)""")
                .param("company", set.month().companyId())
                .param("id", set.id().value())
                .param("number", number)
                .param("content", content)
                .update();
    }

    Optional<byte[]> part(UUID companyId, MonthEndSetId id, int number) {
        return jdbc.sql("""
                        select content
                        from month_end_set_part
                        where company_id = :company and month_end_set_id = :id and part_number = :number""")
                .param("company", companyId)
                .param("id", id.value())
                .param("number", number)
                .query((row, index) -> row.getBytes("content"))
                .optional();
    }

    Optional<MonthEndSetResponse> find(UUID companyId, MonthEndSetId id) {
        return jdbc.sql("select " + COLUMNS + """
                         from month_end_set
                        where company_id = :company and month_end_set_id = :id""")
                .param("company", companyId)
                .param("id", id.value())
                .query(MonthEndRepository::response)
                .optional();
    }

    List<MonthEndSetResponse> list(UUID companyId, PageRequest page) {
        return jdbc.sql("select " + COLUMNS + """
                         from month_end_set
                        where company_id = :company
                            and (cast(:after as uuid) is null or month_end_set_id < cast(:after as uuid))
                        order by month_end_set_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(MonthEndRepository::response)
                .list();
    }

    List<MonthEndFile> files(UUID companyId, MonthEndSetId id) {
        return jdbc.sql("""
                        select file_name, size_bytes, sha256
                        from month_end_set_file
                        where company_id = :company and month_end_set_id = :id
                        order by file_number""")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, number) -> new MonthEndFile(
                        row.getString("file_name"), row.getLong("size_bytes"), row.getString("sha256")))
                .list();
    }

    private static MonthEndSetResponse response(ResultSet row, int number) throws SQLException {
        var id = new MonthEndSetId(row.getObject("month_end_set_id", UUID.class));
        var state = MonthEndState.valueOf(row.getString("status"));
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new MonthEndSetResponse(
                id,
                YearMonth.from(row.getObject("period_month", LocalDate.class)),
                row.getString("known_at"),
                state,
                row.getObject("requested_by", UUID.class),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString("failure"),
                row.getObject("size_bytes", Long.class),
                row.getString("sha256"),
                state == MonthEndState.DONE ? "/api/v1/month-end-sets/" + id.value() + "/content" : null,
                List.of());
    }
}
