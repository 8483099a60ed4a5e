package io.tieout.reconciliation.discrepancy;

import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DiscrepancyQueries {

    private static final String SELECT = """
            select discrepancy_id, kind, status, subject_type, subject_id, line_id, amount_minor, currency, detail,
                   owner_id, due_date, reminders, cause_code, comment, resolved_by, opened_at, closed_at, version,
                   cast(coalesce(closed_at at time zone 'UTC', cast(:today as date)) as date)
                       - cast(opened_at at time zone 'UTC' as date) as age_days,
                   status = 'OPEN' and due_date < :today as overdue
            from discrepancy
            where company_id = :company
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DiscrepancyQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    DiscrepancyResponse get(UUID companyId, UUID discrepancyId) {
        return jdbc.sql(SELECT + "and discrepancy_id = :id")
                .param("company", companyId)
                .param("today", LocalDate.now(clock))
                .param("id", discrepancyId)
                .query(DiscrepancyResponse::from)
                .optional()
                .orElseThrow(() -> new DiscrepancyNotFound(discrepancyId));
    }

    /// The newest first.
    Page<DiscrepancyResponse> list(UUID companyId, DiscrepancyFilter filter, PageRequest page) {
        var currency = filter.currency();
        var rows = jdbc.sql(SELECT + """
                        and (cast(:kind as text) is null or kind = :kind)
                        and (cast(:status as text) is null or status = :status)
                        and (cast(:line as uuid) is null or line_id = :line)
                        and (cast(:subject as uuid) is null or subject_id = :subject)
                        and (cast(:currency as text) is null or currency = :currency)
                        and (cast(:owner as uuid) is null or owner_id = :owner)
                        and (not :unowned or owner_id is null)
                        and (cast(:dueBefore as date) is null or status = 'OPEN' and due_date < :dueBefore)
                        and (cast(:openedBefore as date) is null or opened_at < cast(:openedBefore as date) at time zone 'UTC')
                        and (cast(:afterId as uuid) is null
                            or (opened_at, discrepancy_id) < (cast(:afterTime as timestamptz), cast(:afterId as uuid)))
                        order by opened_at desc, discrepancy_id desc
                        limit :limit
                        """)
                .param("company", companyId)
                .param("today", LocalDate.now(clock))
                .param("kind", name(filter.kind()))
                .param("status", name(filter.status()))
                .param("line", filter.lineId())
                .param("subject", filter.subjectId())
                .param("currency", currency == null ? null : currency.getCurrencyCode())
                .param("owner", filter.owner().ownerId())
                .param("unowned", filter.owner().unowned())
                .param("dueBefore", filter.dueBefore())
                .param("openedBefore", dayAfter(filter.openedUntil()))
                .param("afterTime", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query(DiscrepancyResponse::from)
                .list();
        return Page.of(
                rows,
                page,
                row -> List.of(row.openedAt().toString(), row.discrepancyId().toString()));
    }

    /// All that was done about it, the oldest first.
    Page<DiscrepancyActivityResponse> history(UUID companyId, UUID discrepancyId, PageRequest page) {
        var rows = jdbc.sql("""
                        select activity_id, kind, user_id, assignee_id, note, at
                        from activity
                        where company_id = :company and discrepancy_id = :id
                            and (cast(:afterId as uuid) is null
                                or (at, activity_id) > (cast(:afterTime as timestamptz), cast(:afterId as uuid)))
                        order by at, activity_id
                        limit :limit
                        """)
                .param("company", companyId)
                .param("id", discrepancyId)
                .param("afterTime", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query((row, number) -> new DiscrepancyActivityResponse(
                        row.getObject("activity_id", UUID.class),
                        row.getString("kind"),
                        row.getObject("user_id", UUID.class),
                        row.getObject("assignee_id", UUID.class),
                        row.getString("note"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
        return Page.of(
                rows, page, row -> List.of(row.at().toString(), row.activityId().toString()));
    }

    private static @Nullable LocalDate dayAfter(@Nullable LocalDate day) {
        return day == null ? null : day.plusDays(1);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
