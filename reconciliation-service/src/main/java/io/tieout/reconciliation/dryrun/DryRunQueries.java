package io.tieout.reconciliation.dryrun;

import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.reconciliation.dryrun.DryRunDifferenceResponse.Side;
import io.tieout.reconciliation.openitem.AvailableItem;
import io.tieout.reconciliation.openitem.OpenItemService;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class DryRunQueries {

    private static final String SELECT = """
            select dry_run_id, matching_rules_id, rule_version, from_date, to_date, state, failure, requested_by,
                requested_at, finished_at, lines_total, lines_done, lines_without_decision, differences, against_people,
                not_reproduced
            from dry_run
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final OpenItemService items;

    DryRunQueries(JdbcClient jdbc, JsonMapper json, OpenItemService items) {
        this.jdbc = jdbc;
        this.json = json;
        this.items = items;
    }

    /// The newest first, without their counts.
    Page<DryRunResponse> list(UUID companyId, PageRequest page) {
        var rows = jdbc.sql(SELECT + """
                        where company_id = :company
                            and (cast(:after as uuid) is null or dry_run_id < cast(:after as uuid))
                        order by dry_run_id desc
                        limit :limit
                        """)
                .param("company", companyId)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(DryRunQueries::response)
                .list();
        return Page.of(rows, page, run -> List.of(run.dryRunId().toString()));
    }

    DryRunResponse get(UUID companyId, UUID runId) {
        return jdbc.sql(SELECT + "where company_id = :company and dry_run_id = :run")
                .param("company", companyId)
                .param("run", runId)
                .query(DryRunQueries::response)
                .optional()
                .orElseThrow(() -> new DryRunNotFound(runId))
                .with(counts(companyId, runId));
    }

    private List<DryRunResponse.Count> counts(UUID companyId, UUID runId) {
        return jdbc.sql("""
                        select before, after, lines from dry_run_count
                        where company_id = :company and dry_run_id = :run
                        order by before, after
                        """)
                .param("company", companyId)
                .param("run", runId)
                .query((row, number) -> new DryRunResponse.Count(
                        Verdict.valueOf(row.getString("before")),
                        Verdict.valueOf(row.getString("after")),
                        row.getInt("lines")))
                .list();
    }

    /// In the order in which the lines were decided.
    Page<DryRunDifferenceResponse> differences(
            UUID companyId, UUID runId, @Nullable Verdict before, @Nullable Verdict after, PageRequest page) {
        var rows = jdbc.sql("""
                        select d.position, d.line_id, l.booking_date, l.amount_minor, l.currency, d.stored, d.decided,
                            d.reproduced
                        from dry_run_difference d
                        join bank_line l on l.company_id = d.company_id and l.line_id = d.line_id
                        where d.company_id = :company and d.dry_run_id = :run and d.position > :position
                            and (cast(:before as text) is null or d.before = :before)
                            and (cast(:after as text) is null or d.after = :after)
                        order by d.position
                        limit :limit
                        """)
                .param("company", companyId)
                .param("run", runId)
                .param("before", before == null ? null : before.name())
                .param("after", after == null ? null : after.name())
                .param(
                        "position",
                        page.isFirst() ? 0 : Integer.parseInt(page.after().getFirst()))
                .param("limit", page.limit() + 1)
                .query(this::row)
                .list();
        var found = Page.of(rows, page, row -> List.of(Integer.toString(row.position())));
        var known = items(companyId, found.items());
        return new Page<>(found.items().stream().map(row -> row.shown(known)).toList(), found.next());
    }

    private record Row(
            int position,
            UUID lineId,
            LocalDate bookingDate,
            Money amount,
            Decided stored,
            Decided decided,
            @Nullable Boolean reproduced) {

        Stream<UUID> items() {
            return Stream.of(stored, decided)
                    .flatMap(side -> side.explanations().stream())
                    .flatMap(explanation -> explanation.allocations().stream())
                    .map(allocation -> UUID.fromString(allocation.itemId()));
        }

        DryRunDifferenceResponse shown(Map<UUID, AvailableItem> items) {
            return new DryRunDifferenceResponse(
                    position,
                    lineId,
                    bookingDate,
                    amount,
                    Side.of(stored, amount.currency(), items),
                    Side.of(decided, amount.currency(), items),
                    reproduced);
        }
    }

    private Map<UUID, AvailableItem> items(UUID companyId, List<Row> rows) {
        var ids = rows.stream().flatMap(Row::items).collect(Collectors.toSet());
        return ids.isEmpty()
                ? Map.of()
                : items.find(companyId, ids).stream().collect(Collectors.toMap(AvailableItem::invoiceId, item -> item));
    }

    private Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getInt("position"),
                row.getObject("line_id", UUID.class),
                row.getObject("booking_date", LocalDate.class),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                json.readValue(row.getString("stored"), Decided.class),
                json.readValue(row.getString("decided"), Decided.class),
                row.getObject("reproduced", Boolean.class));
    }

    private static DryRunResponse response(ResultSet row, int number) throws SQLException {
        var finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        int differences = row.getInt("differences");
        return new DryRunResponse(
                row.getObject("dry_run_id", UUID.class),
                row.getObject("matching_rules_id", UUID.class),
                row.getString("rule_version"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                DryRunState.valueOf(row.getString("state")),
                row.getString("failure"),
                row.getObject("requested_by", UUID.class),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                finishedAt == null ? null : finishedAt.toInstant(),
                row.getInt("lines_total"),
                row.getInt("lines_done"),
                row.getInt("lines_without_decision"),
                List.of(),
                differences,
                Math.min(differences, DryRunService.LISTED),
                row.getInt("against_people"),
                row.getInt("not_reproduced"),
                DryRunResponse.NOT_RECONSTRUCTED);
    }
}
