package io.tieout.ledger.period;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PeriodRepository {

    private static final String COLUMNS = "period_month, fiscal_year, status, locked_modules, closed_at, version";

    private static final TypeReference<List<PeriodDecisionResponse.Waiver>> WAIVERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PeriodRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Locks the periods that exist, in the order of their months, so that nobody closes them before the caller
    /// commits.
    Map<YearMonth, PeriodState> share(UUID companyId, Collection<YearMonth> months) {
        return jdbc
                .sql("""
                        select period_month, status, locked_modules
                        from accounting_period
                        where company_id = :company and period_month = any(:months::text[]::date[])
                        order by period_month
                        for share""")
                .param("company", companyId)
                .param(
                        "months",
                        months.stream().map(month -> month.atDay(1).toString()).toArray(String[]::new))
                .query((row, number) -> new PeriodState(
                        month(row.getObject("period_month", LocalDate.class)),
                        PeriodStatus.valueOf(row.getString("status")),
                        modules(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(PeriodState::month, Function.identity()));
    }

    Optional<Period> lock(UUID companyId, YearMonth month) {
        return one(companyId, month, " for update");
    }

    Optional<Period> find(UUID companyId, YearMonth month) {
        return one(companyId, month, "");
    }

    List<Period> list(UUID companyId, @Nullable Integer fiscalYear, int limit, @Nullable YearMonth after) {
        return jdbc.sql("select " + COLUMNS + """
                         from accounting_period
                        where company_id = :company
                            and (cast(:year as int) is null or fiscal_year = :year)
                            and (cast(:after as date) is null or period_month > :after)
                        order by period_month
                        limit :limit""")
                .param("company", companyId)
                .param("year", fiscalYear)
                .param("after", after == null ? null : after.atDay(1))
                .param("limit", limit)
                .query(PeriodRepository::period)
                .list();
    }

    boolean closedAfter(UUID companyId, YearMonth month) {
        return jdbc.sql("""
                        select exists (
                            select from accounting_period
                            where company_id = :company and period_month > :month and status = 'CLOSED')""")
                .param("company", companyId)
                .param("month", month.atDay(1))
                .query(Boolean.class)
                .single();
    }

    /// Shares the company's row, so that whoever has it can be sure of the periods that there are.
    void open(UUID companyId, FiscalYear year) {
        jdbc.sql("select 1 from company where company_id = :company for share")
                .param("company", companyId)
                .query(Integer.class)
                .list();
        jdbc.sql("""
                        insert into accounting_period (company_id, period_month, fiscal_year)
                        select :company, month::date, :year
                        from generate_series(cast(:first as timestamp), cast(:first as timestamp) + interval '11 months',
                            interval '1 month') month
                        on conflict (company_id, period_month) do nothing""")
                .param("company", companyId)
                .param("year", year.name())
                .param("first", year.firstMonth().atDay(1).atStartOfDay())
                .update();
    }

    /// @param modules that must not be locked, nor all of them
    Optional<YearMonth> firstOpenAfter(UUID companyId, YearMonth month, Set<PeriodModule> modules) {
        return jdbc.sql("""
                        select min(period_month)
                        from accounting_period
                        where company_id = :company and period_month > :month and status = 'OPEN'
                            and not locked_modules && array_append(cast(:modules as text[]), 'ALL')""")
                .param("company", companyId)
                .param("month", month.atDay(1))
                .param("modules", modules.stream().map(PeriodModule::name).toArray(String[]::new))
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .map(PeriodRepository::month);
    }

    Optional<YearMonth> last(UUID companyId) {
        return jdbc.sql("select max(period_month) from accounting_period where company_id = :company")
                .param("company", companyId)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .map(PeriodRepository::month);
    }

    /// Closing takes the same clock as the entries, and takes it after the lock: what came before the close is
    /// older.
    void setStatus(UUID companyId, YearMonth month, PeriodStatus status) {
        jdbc.sql("""
                        update accounting_period
                        set status = :status,
                            closed_at = case when :status = 'CLOSED' then recorded_now() end,
                            version = version + 1
                        where company_id = :company and period_month = :month""")
                .param("status", status.name())
                .param("company", companyId)
                .param("month", month.atDay(1))
                .update();
    }

    void addLock(UUID companyId, YearMonth month, PeriodModule module) {
        changeLocks(companyId, month, module, "array_append");
    }

    void removeLock(UUID companyId, YearMonth month, PeriodModule module) {
        changeLocks(companyId, month, module, "array_remove");
    }

    private void changeLocks(UUID companyId, YearMonth month, PeriodModule module, String change) {
        jdbc.sql("""
                        update accounting_period
                        set locked_modules = %s(locked_modules, cast(:module as text)),
                            version = version + 1
                        where company_id = :company and period_month = :month""".formatted(change))
                .param("module", module.name())
                .param("company", companyId)
                .param("month", month.atDay(1))
                .update();
    }

    void record(UUID companyId, YearMonth month, PeriodDecision decision) {
        var module = decision.module();
        jdbc.sql("""
                        insert into period_decision
                            (company_id, period_decision_id, period_month, decision, module, reason, waivers,
                                decided_by, decided_at)
                        values (:company, :id, :month, :decision, :module, :reason, cast(:waivers as jsonb),
                            :by, recorded_now())""")
                .param("company", companyId)
                .param("id", decision.id())
                .param("month", month.atDay(1))
                .param("decision", decision.kind().name())
                .param("module", module == null ? null : module.name())
                .param("reason", decision.reason())
                .param("waivers", json.writeValueAsString(decision.waivers()))
                .param("by", decision.decidedBy())
                .update();
    }

    /// Newest first.
    List<PeriodDecisionResponse> decisions(UUID companyId, YearMonth month, int limit, @Nullable UUID before) {
        return jdbc.sql("""
                        select period_decision_id, decision, module, reason, waivers, decided_by, decided_at
                        from period_decision
                        where company_id = :company and period_month = :month
                            and (cast(:before as uuid) is null or period_decision_id < :before)
                        order by period_decision_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("month", month.atDay(1))
                .param("before", before)
                .param("limit", limit)
                .query(this::decision)
                .list();
    }

    private PeriodDecisionResponse decision(ResultSet row, int number) throws SQLException {
        var module = row.getString("module");
        return new PeriodDecisionResponse(
                row.getObject("period_decision_id", UUID.class),
                PeriodDecision.Kind.valueOf(row.getString("decision")),
                module == null ? null : PeriodModule.valueOf(module),
                row.getString("reason"),
                json.readValue(row.getString("waivers"), WAIVERS),
                row.getObject("decided_by", UUID.class),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }

    Optional<Instant> lastClose(UUID companyId, YearMonth month) {
        return jdbc.sql("""
                        select max(decided_at)
                        from period_decision
                        where company_id = :company and period_month = :month and decision = 'CLOSE'""")
                .param("company", companyId)
                .param("month", month.atDay(1))
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    private Optional<Period> one(UUID companyId, YearMonth month, String lock) {
        return jdbc.sql("select " + COLUMNS
                        + " from accounting_period where company_id = :company and period_month = :month" + lock)
                .param("company", companyId)
                .param("month", month.atDay(1))
                .query(PeriodRepository::period)
                .optional();
    }

    private static Period period(ResultSet row, int number) throws SQLException {
        var closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new Period(
                month(row.getObject("period_month", LocalDate.class)),
                row.getInt("fiscal_year"),
                PeriodStatus.valueOf(row.getString("status")),
                modules(row),
                closedAt == null ? null : closedAt.toInstant(),
                row.getLong("version"));
    }

    private static Set<PeriodModule> modules(ResultSet row) throws SQLException {
        return Stream.of((String[]) row.getArray("locked_modules").getArray())
                .map(PeriodModule::valueOf)
                .collect(Collectors.toSet());
    }

    private static YearMonth month(LocalDate firstDay) {
        return YearMonth.from(firstDay);
    }
}
