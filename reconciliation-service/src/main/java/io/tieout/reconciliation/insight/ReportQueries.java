package io.tieout.reconciliation.insight;

import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.reconciliation.insight.ReconciliationReportResponse.Counted;
import io.tieout.reconciliation.insight.ReconciliationReportResponse.CountedBucket;
import io.tieout.reconciliation.insight.ReconciliationReportResponse.ErrorsAfterClose;
import io.tieout.reconciliation.insight.ReconciliationReportResponse.OpenDiscrepancies;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReportQueries {

    /// Which lines a list shows; what is absent does not restrict.
    record LineFilter(
            @Nullable LineOutcome outcome, @Nullable String currency) {}

    /// What became of the lines of a period in one currency.
    record PeriodFigures(LocalDate firstDay, MatchingFigures figures) {}

    // A match counts from the ledger's answer until the ledger has taken it back, as far as was known. Whatever a
    // person did about a line, even a word, makes it a line that needed a person.
    private static final String LINES = """
            with line as (
                select l.line_id, l.bank_account_id, l.booking_date, l.currency, l.amount_minor, m.match_id,
                    case when m.match_id is not null
                        then cast(greatest(floor(extract(epoch from m.decided_at - s.recorded_at)), 0) as bigint)
                    end as waited_seconds,
                    case
                        when m.match_id is null then 'UNEXPLAINED'
                        when m.decided_by = 'USER' then 'BY_PERSON'
                        when exists (
                                select from activity a
                                where a.company_id = l.company_id and a.line_id = l.line_id and a.user_id is not null
                                    and a.at < :knownBefore)
                            or exists (
                                select from payment_match other
                                where other.company_id = l.company_id and other.line_id = l.line_id
                                    and other.match_id <> m.match_id and other.decided_at < :knownBefore) then 'AUTOMATIC'
                        else 'STRAIGHT_THROUGH'
                    end as outcome
                from bank_line l
                join bank_statement s on s.company_id = l.company_id and s.statement_id = l.statement_id
                left join lateral (
                    select found.match_id, found.decided_by, found.decided_at
                    from payment_match found
                    where found.company_id = l.company_id and found.line_id = l.line_id
                        and found.status in ('POSTED', 'UNDOING', 'UNDONE')
                        and coalesce(found.posted_at, found.decided_at) < :knownBefore
                        and not (found.status = 'UNDONE' and found.answered_at < :knownBefore)
                    order by found.decided_at desc, found.match_id desc
                    limit 1
                ) m on true
                where l.company_id = :company and l.booking_date between :from and :asOf and l.state = 'POSTED'
                    and s.recorded_at < :knownBefore
            )
            """;

    private final JdbcClient jdbc;

    ReportQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Period by period and currency by currency; one without lines is not there.
    List<PeriodFigures> periods(UUID companyId, ReportWindow window) {
        return lines(companyId, window, """
                        select cast(date_trunc(:step, cast(booking_date as timestamp)) as date) as first_day, currency,
                            count(*) as lines,
                            count(*) filter (where outcome = 'STRAIGHT_THROUGH') as straight_through,
                            count(*) filter (where outcome = 'AUTOMATIC') as automatic,
                            count(*) filter (where outcome = 'BY_PERSON') as by_person,
                            cast(coalesce(sum(abs(amount_minor)) filter (where outcome = 'UNEXPLAINED'), 0) as bigint)
                                as unexplained_minor,
                            cast(coalesce(sum(waited_seconds) filter (where outcome = 'BY_PERSON'), 0) as bigint)
                                as waited_seconds
                        from line
                        group by 1, 2
                        order by 1, 2
                        """)
                .param("step", window.step() == ReportStep.DAY ? "day" : "month")
                .query((row, number) -> new PeriodFigures(
                        row.getObject("first_day", LocalDate.class),
                        new MatchingFigures(
                                row.getLong("lines"),
                                row.getLong("straight_through"),
                                row.getLong("automatic"),
                                row.getLong("by_person"),
                                Money.ofMinor(row.getLong("unexplained_minor"), row.getString("currency")),
                                row.getLong("waited_seconds"))))
                .list();
    }

    /// The lines behind the figures, in the order of their days.
    Page<ExplainedLineResponse> lines(UUID companyId, LineFilter filter, ReportWindow window, PageRequest page) {
        var rows = lines(companyId, window, """
                        select line_id, bank_account_id, booking_date, currency, amount_minor, outcome, match_id,
                            waited_seconds
                        from line
                        where (cast(:outcome as text) is null or outcome = :outcome)
                            and (cast(:currency as text) is null or currency = :currency)
                            and (cast(:afterId as uuid) is null
                                or (booking_date, line_id) > (cast(:afterDate as date), cast(:afterId as uuid)))
                        order by booking_date, line_id
                        limit :limit
                        """)
                .param(
                        "outcome",
                        filter.outcome() == null ? null : filter.outcome().name())
                .param("currency", filter.currency())
                .param("afterDate", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query((row, number) -> new ExplainedLineResponse(
                        row.getObject("line_id", UUID.class),
                        row.getObject("bank_account_id", UUID.class),
                        row.getObject("booking_date", LocalDate.class),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                        LineOutcome.valueOf(row.getString("outcome")),
                        row.getObject("match_id", UUID.class),
                        row.getObject("waited_seconds", Long.class)))
                .list();
        return Page.of(
                rows,
                page,
                line -> List.of(line.bookingDate().toString(), line.lineId().toString()));
    }

    /// The open ones at the end of a day, by currency. The day is where the company is.
    List<OpenDiscrepancies> openDiscrepancies(UUID companyId, LocalDate day, Instant dayEnd, Instant knownBefore) {
        return jdbc.sql("""
                        select currency, count(*) as discrepancies,
                            cast(sum(:day - cast(opened_at at time zone 'UTC' as date)) as bigint) as age_days,
                            max(:day - cast(opened_at at time zone 'UTC' as date)) as oldest_days,
                            count(*) filter (where due_date < :day) as overdue,
                            cast(sum(abs(amount_minor)) as bigint) as amount_minor
                        from discrepancy
                        where company_id = :company and opened_at < :end and (closed_at is null or closed_at >= :end)
                        group by currency
                        order by currency
                        """)
                .param("company", companyId)
                .param("day", day)
                .param("end", (dayEnd.isBefore(knownBefore) ? dayEnd : knownBefore).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new OpenDiscrepancies(
                        row.getLong("discrepancies"),
                        row.getLong("age_days"),
                        BigDecimal.valueOf(row.getLong("age_days"))
                                .divide(BigDecimal.valueOf(row.getLong("discrepancies")), 1, RoundingMode.HALF_UP),
                        row.getLong("oldest_days"),
                        row.getLong("overdue"),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"))))
                .list();
    }

    private static final String AFTER_CLOSE = """
            from payment_match m
            where m.company_id = :company and m.undone_after_close and m.booking_date between :from and :asOf
                and m.answered_at < :knownBefore
            """;

    /// By who took them back, and currency.
    List<ErrorsAfterClose> errorsAfterClose(UUID companyId, ReportWindow window) {
        return within(
                        companyId,
                        window,
                        "select m.undone_by, m.currency, count(*) as matches, "
                                + "cast(sum(abs(m.amount_minor)) as bigint) as amount_minor " + AFTER_CLOSE
                                + "group by m.undone_by, m.currency order by m.currency, m.undone_by")
                .query((row, number) -> new ErrorsAfterClose(
                        row.getObject("undone_by", UUID.class),
                        row.getLong("matches"),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"))))
                .list();
    }

    /// The matches behind it, in the order of their lines' days.
    Page<ErrorAfterCloseResponse> errorsAfterClose(
            UUID companyId, @Nullable UUID undoneBy, ReportWindow window, PageRequest page) {
        var rows = within(companyId, window, """
                        select m.match_id, m.line_id, m.booking_date, m.amount_minor, m.currency, m.effective_date,
                            m.reversal_date, m.user_id, m.undone_by, m.answered_at, m.undo_reason,
                            (select again.match_id from payment_match again
                                where again.company_id = m.company_id and again.line_id = m.line_id
                                    and again.status in ('MATCHED', 'POSTED', 'UNDOING')) as again_by
                        """ + AFTER_CLOSE + """
                            and (cast(:undoneBy as uuid) is null or m.undone_by = :undoneBy)
                            and (cast(:afterId as uuid) is null
                                or (m.booking_date, m.match_id) > (cast(:afterDate as date), cast(:afterId as uuid)))
                        order by m.booking_date, m.match_id
                        limit :limit
                        """)
                .param("undoneBy", undoneBy)
                .param("afterDate", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query((row, number) -> new ErrorAfterCloseResponse(
                        row.getObject("match_id", UUID.class),
                        row.getObject("line_id", UUID.class),
                        row.getObject("booking_date", LocalDate.class),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                        row.getObject("effective_date", LocalDate.class),
                        row.getObject("reversal_date", LocalDate.class),
                        row.getObject("user_id", UUID.class),
                        row.getObject("undone_by", UUID.class),
                        row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                        row.getString("undo_reason"),
                        row.getObject("again_by", UUID.class)))
                .list();
        return Page.of(
                rows,
                page,
                row -> List.of(row.bookingDate().toString(), row.matchId().toString()));
    }

    /// What was counted on the last counted day of each period, by the first day of the period.
    Map<LocalDate, Counted> counted(UUID companyId, ReportWindow window) {
        var days = new LinkedHashMap<LocalDate, Counted>();
        jdbc.sql("""
                        with last as (
                            select cast(date_trunc(:step, cast(day as timestamp)) as date) as first_day, max(day) as day
                            from discrepancy_ageing_day
                            where company_id = :company and day between :from and :asOf and taken_at < :knownBefore
                            group by 1
                        )
                        select last.first_day, last.day, d.taken_at, a.currency, a.bucket,
                            sum(a.discrepancies) as discrepancies, sum(a.overdue) as overdue,
                            cast(sum(a.amount_minor) as bigint) as amount_minor
                        from last
                        join discrepancy_ageing_day d on d.company_id = :company and d.day = last.day
                        left join discrepancy_ageing a on a.company_id = d.company_id and a.day = d.day
                        group by 1, 2, 3, 4, 5
                        order by 1, 4, 5
                        """)
                .param("step", window.step() == ReportStep.DAY ? "day" : "month")
                .param("company", companyId)
                .param("from", window.from())
                .param("asOf", window.asOf())
                .param("knownBefore", window.knownBefore().atOffset(ZoneOffset.UTC))
                .query((ResultSet row) -> {
                    var first = row.getObject("first_day", LocalDate.class);
                    var buckets = new ArrayList<CountedBucket>();
                    var before = days.get(first);
                    if (before != null) {
                        buckets.addAll(before.buckets());
                    }
                    if (row.getString("bucket") != null) {
                        buckets.add(new CountedBucket(
                                row.getString("bucket"),
                                row.getLong("discrepancies"),
                                row.getLong("overdue"),
                                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"))));
                    }
                    days.put(
                            first,
                            new Counted(
                                    row.getObject("day", LocalDate.class),
                                    row.getObject("taken_at", OffsetDateTime.class)
                                            .toInstant(),
                                    List.copyOf(buckets)));
                });
        return days;
    }

    private JdbcClient.StatementSpec lines(UUID companyId, ReportWindow window, String selection) {
        return within(companyId, window, LINES + selection);
    }

    private JdbcClient.StatementSpec within(UUID companyId, ReportWindow window, String sql) {
        return jdbc.sql(sql)
                .param("company", companyId)
                .param("from", window.from())
                .param("asOf", window.asOf())
                .param("knownBefore", window.knownBefore().atOffset(ZoneOffset.UTC));
    }
}
