package io.tieout.ledger.recurring;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class RecurringEntryRepository {

    static final String COLUMNS = """
            company_id, recurring_entry_id, entry_text, unit, every, at_month_end, first_date, last_date, max_runs,
                reverse_next_month, active, next_number, next_date, created_by, version""";

    static final String RUN_COLUMNS = """
            company_id, recurring_entry_id, run_number, run_id, due_date, state, effective_date, entry_id,
                refusal_code, refusal_detail, skip_reason, decided_by""";

    private static final TypeReference<Map<String, String>> DIMENSIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RecurringEntryRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(RecurringEntry entry) {
        var rule = entry.rule();
        jdbc.sql("""
                        insert into recurring_entry (company_id, recurring_entry_id, entry_text, unit, every, at_month_end,
                            first_date, last_date, max_runs, reverse_next_month, active, next_number, next_date, created_by,
                            version)
                        values (:company, :id, :text, :unit, :every, :atMonthEnd,
                            :firstDate, :lastDate, :maxRuns, :reverses, :active, :nextNumber, :nextDate, :createdBy,
                            :version)""")
                .param("company", entry.companyId())
                .param("id", entry.id().value())
                .param("text", entry.text())
                .param("unit", rule.unit().name())
                .param("every", rule.every())
                .param("atMonthEnd", rule.atMonthEnd())
                .param("firstDate", rule.firstDate())
                .param("lastDate", rule.lastDate())
                .param("maxRuns", rule.maxRuns())
                .param("reverses", entry.reverseNextMonth())
                .param("active", entry.active())
                .param("nextNumber", entry.nextNumber())
                .param("nextDate", entry.nextDate())
                .param("createdBy", entry.createdBy())
                .param("version", entry.version())
                .update();
        var lines = entry.lines();
        jdbc.sql("""
                        insert into recurring_entry_line (company_id, recurring_entry_id, line_number, account_code, side,
                            amount_minor, currency, dimensions)
                        select :company, :id, number, account_code, side, amount_minor, currency, dimensions
                        from unnest(cast(:accounts as text[]), cast(:sides as text[]), cast(:amounts as bigint[]),
                                cast(:currencies as text[]), cast(:dimensions as jsonb[]))
                            with ordinality as line (account_code, side, amount_minor, currency, dimensions, number)""")
                .param("company", entry.companyId())
                .param("id", entry.id().value())
                .param("accounts", column(lines, LineDraft::account))
                .param("sides", column(lines, LineDraft::side))
                .param("amounts", column(lines, line -> line.amount().minorUnits()))
                .param("currencies", column(lines, line -> line.amount().currency()))
                .param("dimensions", column(lines, line -> json.writeValueAsString(line.dimensions())))
                .update();
    }

    /// @return whether it still was in the version before
    boolean update(RecurringEntry entry) {
        return jdbc.sql("""
                                update recurring_entry
                                set entry_text = :text, last_date = :lastDate, max_runs = :maxRuns, active = :active,
                                    next_number = :nextNumber, next_date = :nextDate, version = :version
                                where company_id = :company and recurring_entry_id = :id and version = :version - 1""")
                        .param("text", entry.text())
                        .param("lastDate", entry.rule().lastDate())
                        .param("maxRuns", entry.rule().maxRuns())
                        .param("active", entry.active())
                        .param("nextNumber", entry.nextNumber())
                        .param("nextDate", entry.nextDate())
                        .param("version", entry.version())
                        .param("company", entry.companyId())
                        .param("id", entry.id().value())
                        .update()
                == 1;
    }

    Optional<RecurringEntry> find(UUID companyId, RecurringEntryId id) {
        return find(companyId, id, "");
    }

    Optional<RecurringEntry> lock(UUID companyId, RecurringEntryId id) {
        return find(companyId, id, " for update");
    }

    /// None when somebody else is at it.
    Optional<RecurringEntry> lockOrSkip(UUID companyId, RecurringEntryId id) {
        return find(companyId, id, " for update skip locked");
    }

    private Optional<RecurringEntry> find(UUID companyId, RecurringEntryId id, String lock) {
        var found = jdbc.sql("select " + COLUMNS
                        + " from recurring_entry where company_id = :company and recurring_entry_id = :id" + lock)
                .param("company", companyId)
                .param("id", id.value())
                .query(RecurringEntryRepository::entry)
                .list();
        return withLines(companyId, found).stream().findFirst();
    }

    /// Of all companies: the job works for everybody.
    List<DueEntry> due(LocalDate latest, int limit) {
        return jdbc.sql("""
                        select company_id, recurring_entry_id, next_date
                        from recurring_entry
                        where active and next_date <= :latest
                        order by next_date, company_id, recurring_entry_id
                        limit :limit""")
                .param("latest", latest)
                .param("limit", limit)
                .query((row, number) -> new DueEntry(
                        row.getObject("company_id", UUID.class),
                        new RecurringEntryId(row.getObject("recurring_entry_id", UUID.class)),
                        row.getObject("next_date", LocalDate.class)))
                .list();
    }

    /// @param id none: all of the company
    List<RecurringEntryId> due(UUID companyId, @Nullable RecurringEntryId id, LocalDate latest, int limit) {
        return jdbc.sql("""
                        select recurring_entry_id
                        from recurring_entry
                        where company_id = :company and active and next_date <= :latest
                            and (cast(:id as uuid) is null or recurring_entry_id = :id)
                        order by recurring_entry_id
                        limit :limit""")
                .param("company", companyId)
                .param("id", id == null ? null : id.value())
                .param("latest", latest)
                .param("limit", limit)
                .query((row, number) -> new RecurringEntryId(row.getObject(1, UUID.class)))
                .list();
    }

    void insertRun(RecurringRun run) {
        write("""
                insert into recurring_run (company_id, recurring_entry_id, run_number, run_id, due_date, state,
                    effective_date, entry_id, refusal_code, refusal_detail, skip_reason, decided_by)
                values (:company, :id, :number, :run, :dueDate, :state,
                    :effectiveDate, :entry, :code, :detail, :skipReason, :decidedBy)""", run);
    }

    void updateRun(RecurringRun run) {
        write("""
                update recurring_run
                set state = :state, effective_date = :effectiveDate, entry_id = :entry, skip_reason = :skipReason,
                    decided_by = :decidedBy
                where company_id = :company and recurring_entry_id = :id and run_number = :number""", run);
    }

    private void write(String sql, RecurringRun run) {
        var entry = run.entryId();
        jdbc.sql(sql)
                .param("company", run.companyId())
                .param("id", run.recurringEntryId().value())
                .param("number", run.number())
                .param("run", run.id())
                .param("dueDate", run.dueDate())
                .param("state", run.state().name())
                .param("effectiveDate", run.effectiveDate())
                .param("entry", entry == null ? null : entry.value())
                .param("code", run.refusalCode())
                .param("detail", run.refusalDetail())
                .param("skipReason", run.skipReason())
                .param("decidedBy", run.decidedBy())
                .update();
    }

    Optional<RecurringRun> lockRun(UUID companyId, RecurringEntryId id, int number) {
        return jdbc.sql("select " + RUN_COLUMNS + """
                         from recurring_run
                        where company_id = :company and recurring_entry_id = :id and run_number = :number
                        for update""")
                .param("company", companyId)
                .param("id", id.value())
                .param("number", number)
                .query(RecurringEntryRepository::run)
                .optional();
    }

    /// Gives each of them its lines.
    List<RecurringEntry> withLines(UUID companyId, Collection<RecurringEntry> headers) {
        var lines = new HashMap<UUID, List<LineDraft>>();
        jdbc.sql("""
                        select recurring_entry_id, account_code, side, amount_minor, currency, dimensions
                        from recurring_entry_line
                        where company_id = :company and recurring_entry_id = any(cast(:ids as uuid[]))
                        order by recurring_entry_id, line_number""")
                .param("company", companyId)
                .param("ids", column(List.copyOf(headers), header -> header.id().value()))
                .query((RowCallbackHandler) row -> lines.computeIfAbsent(
                                row.getObject("recurring_entry_id", UUID.class), id -> new ArrayList<>())
                        .add(line(row)));
        return headers.stream()
                .map(header -> new RecurringEntry(
                        header.companyId(),
                        header.id(),
                        header.text(),
                        lines.getOrDefault(header.id().value(), List.of()),
                        header.rule(),
                        header.reverseNextMonth(),
                        header.active(),
                        header.nextNumber(),
                        header.nextDate(),
                        header.createdBy(),
                        header.version()))
                .toList();
    }

    static RecurringEntry entry(ResultSet row, int number) throws SQLException {
        return new RecurringEntry(
                row.getObject("company_id", UUID.class),
                new RecurringEntryId(row.getObject("recurring_entry_id", UUID.class)),
                row.getString("entry_text"),
                List.of(),
                new CalendarRule(
                        CalendarUnit.valueOf(row.getString("unit")),
                        row.getInt("every"),
                        row.getBoolean("at_month_end"),
                        row.getObject("first_date", LocalDate.class),
                        row.getObject("last_date", LocalDate.class),
                        row.getObject("max_runs", Integer.class)),
                row.getBoolean("reverse_next_month"),
                row.getBoolean("active"),
                row.getInt("next_number"),
                row.getObject("next_date", LocalDate.class),
                row.getObject("created_by", UUID.class),
                row.getLong("version"));
    }

    static RecurringRun run(ResultSet row, int number) throws SQLException {
        var entry = row.getObject("entry_id", UUID.class);
        return new RecurringRun(
                row.getObject("company_id", UUID.class),
                new RecurringEntryId(row.getObject("recurring_entry_id", UUID.class)),
                row.getInt("run_number"),
                row.getObject("run_id", UUID.class),
                row.getObject("due_date", LocalDate.class),
                RunState.valueOf(row.getString("state")),
                row.getObject("effective_date", LocalDate.class),
                entry == null ? null : new EntryId(entry),
                row.getString("refusal_code"),
                row.getString("refusal_detail"),
                row.getString("skip_reason"),
                row.getObject("decided_by", UUID.class));
    }

    private LineDraft line(ResultSet row) throws SQLException {
        return new LineDraft(
                new AccountCode(row.getString("account_code")),
                Side.valueOf(row.getString("side")),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                json.readValue(row.getString("dimensions"), DIMENSIONS));
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> value) {
        return IntStream.range(0, rows.size())
                .mapToObj(index -> value.apply(rows.get(index)))
                .map(found -> found == null ? null : found.toString())
                .toArray(String[]::new);
    }
}
