package io.tieout.reconciliation.dryrun;

import io.tieout.platform.sql.RecordRowMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Keeps dry runs, the lines that they still have to look at, and what they found.
@Repository
class DryRunRepository {

    private static final RowMapper<DryRun> ROW = RecordRowMapper.of(DryRun.class);

    private static final String COLUMNS = """
            company_id, dry_run_id, matching_rules_id, matching_rules_version, rule_version, from_date, to_date, prepared,
            attempts
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DryRunRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Booked lines of the days, counted no further than the limit.
    int countLines(UUID companyId, LocalDate from, LocalDate to, int limit) {
        return jdbc.sql("""
                        select count(*) from (
                            select 1 from bank_line
                            where company_id = :company and booking_date between :from and :to and state = 'POSTED'
                            limit :limit) as lines
                        """)
                .param("company", companyId)
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    /// @return false when the company has another run that is not over
    boolean insert(DryRun run, UUID requestedBy, Instant now) {
        return jdbc.sql("""
                        insert into dry_run (company_id, dry_run_id, matching_rules_id, matching_rules_version, rule_version,
                            from_date, to_date, state, requested_by, requested_at, items_known_until)
                        values (:company, :id, :rules, :rulesVersion, :ruleVersion, :from, :to, 'QUEUED', :by, :now, :now)
                        on conflict (company_id) where state in ('QUEUED', 'RUNNING') do nothing
                        """)
                        .param("company", run.companyId())
                        .param("id", run.dryRunId())
                        .param("rules", run.matchingRulesId())
                        .param("rulesVersion", run.matchingRulesVersion())
                        .param("ruleVersion", run.ruleVersion())
                        .param("from", run.fromDate())
                        .param("to", run.toDate())
                        .param("by", requestedBy)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// Takes the oldest run that nobody works on: a new one, or one whose worker has not been heard of for a while.
    Optional<DryRun> claim(Duration lease) {
        return jdbc.sql("""
                        update dry_run
                        set state = 'RUNNING', attempts = attempts + 1,
                            lease_until = clock_timestamp() + make_interval(secs => :seconds)
                        where (company_id, dry_run_id) = (
                            select company_id, dry_run_id
                            from dry_run
                            where state = 'QUEUED' or (state = 'RUNNING' and lease_until < clock_timestamp())
                            order by requested_at
                            limit 1
                            for update skip locked)
                        returning
                        """ + COLUMNS)
                .param("seconds", lease.toSeconds())
                .query(ROW)
                .optional();
    }

    /// Keeps others from it until the end of the transaction; empty when it was cancelled.
    Optional<DryRun> lockRunning(DryRun run) {
        return jdbc.sql("select " + COLUMNS + """
                        from dry_run
                        where company_id = :company and dry_run_id = :run and state = 'RUNNING'
                        for update
                        """)
                .param("company", run.companyId())
                .param("run", run.dryRunId())
                .query(ROW)
                .optional();
    }

    Optional<DryRunState> lockState(UUID companyId, UUID runId) {
        return jdbc.sql("select state from dry_run where company_id = :company and dry_run_id = :run for update")
                .param("company", companyId)
                .param("run", runId)
                .query((row, number) -> DryRunState.valueOf(row.getString("state")))
                .optional();
    }

    /// Lays the lines out by the moment of the decision that stands, or of the last one that was taken back.
    ///
    /// @return the first of those moments
    Optional<Instant> layOut(DryRun run) {
        jdbc.sql("""
                        insert into dry_run_line (company_id, dry_run_id, decided_at, currency, line_id)
                        select l.company_id, cast(:run as uuid), coalesce(m.decided_at, p.proposed_at), l.currency, l.line_id
                        from bank_line l
                        left join line_proposal p on p.company_id = l.company_id and p.line_id = l.line_id
                        left join lateral (
                            select decided_at from payment_match
                            where company_id = l.company_id and line_id = l.line_id
                                and (status in ('MATCHED', 'POSTED', 'UNDOING') or p.line_id is null)
                            order by decided_at desc
                            limit 1) m on true
                        where l.company_id = :company and l.booking_date between :from and :to and l.state = 'POSTED'
                            and coalesce(m.decided_at, p.proposed_at) is not null
                        """)
                .param("company", run.companyId())
                .param("run", run.dryRunId())
                .param("from", run.fromDate())
                .param("to", run.toDate())
                .update();
        var lines = jdbc.sql("""
                        select count(*) as lines, min(decided_at) as first from dry_run_line
                        where company_id = :company and dry_run_id = :run
                        """)
                .param("company", run.companyId())
                .param("run", run.dryRunId())
                .query((row, number) -> new LaidOut(row.getInt("lines"), row.getObject("first", OffsetDateTime.class)))
                .single();
        jdbc.sql("""
                        update dry_run
                        set prepared = true, lines_total = :lines,
                            lines_without_decision = (
                                select count(*) from bank_line
                                where company_id = :company and booking_date between :from and :to and state = 'POSTED')
                                - :lines
                        where company_id = :company and dry_run_id = :run
                        """)
                .param("company", run.companyId())
                .param("run", run.dryRunId())
                .param("from", run.fromDate())
                .param("to", run.toDate())
                .param("lines", lines.lines())
                .update();
        var first = lines.first();
        return first == null ? Optional.empty() : Optional.of(first.toInstant());
    }

    private record LaidOut(int lines, @Nullable OffsetDateTime first) {}

    /// Lines that were decided at one moment, in one currency.
    record Group(Instant at, Currency currency) {}

    Optional<Group> nextGroup(DryRun run) {
        return jdbc.sql("""
                        select decided_at, currency from dry_run_line
                        where company_id = :company and dry_run_id = :run
                        order by decided_at, currency
                        limit 1
                        """)
                .param("company", run.companyId())
                .param("run", run.dryRunId())
                .query((row, number) -> new Group(
                        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                        Currency.getInstance(row.getString("currency"))))
                .optional();
    }

    /// Takes the lines of the group off the list.
    Set<UUID> take(DryRun run, Group group) {
        return new HashSet<>(jdbc.sql("""
                        delete from dry_run_line
                        where company_id = :company and dry_run_id = :run and decided_at = :at and currency = :currency
                        returning line_id
                        """)
                .param("company", run.companyId())
                .param("run", run.dryRunId())
                .param("at", group.at().atOffset(ZoneOffset.UTC))
                .param("currency", group.currency().getCurrencyCode())
                .query((row, number) -> row.getObject("line_id", UUID.class))
                .list());
    }

    /// Until when settled items were noted; from now on until now.
    Instant itemsKnownUntil(DryRun run, Instant now) {
        return jdbc.sql("""
                        update dry_run set items_known_until = :now
                        where company_id = :company and dry_run_id = :run
                        returning (select items_known_until from dry_run
                            where company_id = :company and dry_run_id = :run) as before
                        """)
                .param("company", run.companyId())
                .param("run", run.dryRunId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        row.getObject("before", OffsetDateTime.class).toInstant())
                .single();
    }

    /// What a group came to.
    ///
    /// @param gone lines whose decision is no longer what it was when the run began
    record Found(
            int lines,
            int gone,
            int againstPeople,
            int notReproduced,
            Map<Change, Integer> counts,
            List<Difference> differences) {}

    record Change(Verdict before, Verdict after) {}

    /// @param reproduced whether the stored decision's own rules give it again; none where nobody can tell
    record Difference(
            UUID lineId,
            Decided stored,
            Decided decided,
            @Nullable Boolean reproduced) {}

    /// @param keep differences that are listed at most; all are counted
    void add(DryRun run, Found found, int keep, Duration lease) {
        int before = jdbc.sql("""
                        update dry_run
                        set lines_done = lines_done + :lines, lines_total = lines_total - :gone,
                            lines_without_decision = lines_without_decision + :gone,
                            differences = differences + :differences, against_people = against_people + :against,
                            not_reproduced = not_reproduced + :notReproduced, attempts = 0,
                            lease_until = clock_timestamp() + make_interval(secs => :seconds)
                        where company_id = :company and dry_run_id = :run
                        returning differences - :differences
                        """)
                .param("company", run.companyId())
                .param("run", run.dryRunId())
                .param("lines", found.lines())
                .param("gone", found.gone())
                .param("differences", found.differences().size())
                .param("against", found.againstPeople())
                .param("notReproduced", found.notReproduced())
                .param("seconds", lease.toSeconds())
                .query(Integer.class)
                .single();
        found.counts().forEach((change, lines) -> jdbc.sql("""
                        insert into dry_run_count as known (company_id, dry_run_id, before, after, lines)
                        values (:company, :run, :before, :after, :lines)
                        on conflict (company_id, dry_run_id, before, after) do update
                        set lines = known.lines + excluded.lines
                        """)
                .param("company", run.companyId())
                .param("run", run.dryRunId())
                .param("before", change.before().name())
                .param("after", change.after().name())
                .param("lines", lines)
                .update());
        int room = Math.max(0, keep - before);
        list(
                run,
                before,
                found.differences()
                        .subList(0, Math.min(room, found.differences().size())));
    }

    private void list(DryRun run, int before, Collection<Difference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into dry_run_difference (company_id, dry_run_id, position, line_id, before, after, stored,
                            decided, reproduced)
                        select :company, cast(:run as uuid), :before + number, line_id, before, after,
                            cast(stored as jsonb), cast(decided as jsonb), reproduced
                        from unnest(cast(:lines as uuid[]), cast(:befores as text[]), cast(:afters as text[]),
                            cast(:stored as text[]), cast(:decided as text[]), cast(:reproduced as boolean[]))
                            with ordinality as d (line_id, before, after, stored, decided, reproduced, number)
                        """)
                .param("company", run.companyId())
                .param("run", run.dryRunId())
                .param("before", before)
                .param("lines", differences.stream().map(Difference::lineId).toArray(UUID[]::new))
                .param(
                        "befores",
                        differences.stream()
                                .map(difference -> difference.stored().verdict().name())
                                .toArray(String[]::new))
                .param(
                        "afters",
                        differences.stream()
                                .map(difference ->
                                        difference.decided().verdict().name())
                                .toArray(String[]::new))
                .param(
                        "stored",
                        differences.stream()
                                .map(difference -> json.writeValueAsString(difference.stored()))
                                .toArray(String[]::new))
                .param(
                        "decided",
                        differences.stream()
                                .map(difference -> json.writeValueAsString(difference.decided()))
                                .toArray(String[]::new))
                .param(
                        "reproduced",
                        differences.stream()
                                .map(difference -> difference.reproduced())
                                .toArray(Boolean[]::new))
                .update();
    }

    /// Ends the run; what it would still have looked at is forgotten.
    void finish(UUID companyId, UUID runId, DryRunState state, @Nullable String failure, Instant now) {
        for (var table : List.of("dry_run_line", "dry_run_item")) {
            jdbc.sql("delete from " + table + " where company_id = :company and dry_run_id = :run")
                    .param("company", companyId)
                    .param("run", runId)
                    .update();
        }
        jdbc.sql("""
                        update dry_run set state = :state, failure = :failure, finished_at = :now, lease_until = null
                        where company_id = :company and dry_run_id = :run
                        """)
                .param("company", companyId)
                .param("run", runId)
                .param("state", state.name())
                .param("failure", failure)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
