package io.tieout.sales.analysis;

import io.tieout.platform.money.Money;
import io.tieout.sales.team.Sight;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How deals fare: where they stop, how many are won, and how long that takes.
@Component
class SuccessQueries {

    private static final int MAX_ROWS = 1000;

    /// Closed deals within the reader's sight, where their representative was on the day of closing.
    private static final String CLOSED = """
            with fate as (
                select d.deal_id, d.status, d.stage, d.product_code, d.customer_id, d.representative_id, d.opened_on,
                       d.closed_on, d.value_minor, d.currency, d.source, m.team_id, s.region
                  from deal d
                  left join team_membership m
                    on m.company_id = d.company_id and m.representative_id = d.representative_id
                   and m.from_date <= d.closed_on and (m.until_date is null or m.until_date > d.closed_on)
                  left join team_standing s
                    on s.company_id = m.company_id and s.team_id = m.team_id
                   and s.from_date <= d.closed_on and (s.until_date is null or s.until_date > d.closed_on)
                 where d.company_id = :company
                   and d.status in ('WON', 'LOST')
                   and d.closed_on between :from and :to
            """ + Sight.OF_DEALS + ")\n";

    private final JdbcClient jdbc;

    SuccessQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Won against lost among what was closed in a span, the most won first.
    List<Success> success(UUID companyId, Sight sight, SuccessDimension dimension, LocalDate from, LocalDate to) {
        var won = new HashMap<String, List<Money>>();
        jdbc.sql(CLOSED + """
                        select %s as key, currency, sum(value_minor)::bigint as value_minor
                          from fate
                         where status = 'WON'
                         group by 1, 2
                         order by 2
                        """.formatted(dimension.key()))
                .param("company", companyId)
                .params(sight.parameters())
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    won.computeIfAbsent(String.valueOf(row.getString("key")), any -> new ArrayList<>())
                            .add(Money.ofMinor(row.getLong("value_minor"), row.getString("currency")));
                });
        return jdbc.sql(CLOSED + """
                        , grouped as (
                            select %s as key, count(*) filter (where status = 'WON') as won,
                                   count(*) filter (where status = 'LOST') as lost,
                                   count(opened_on) filter (where status = 'WON') as measured,
                                   coalesce(sum(closed_on - opened_on) filter (where status = 'WON'), 0) as days
                              from fate
                             group by 1)
                        select key, %s as name, won, lost, measured, days
                          from grouped
                         order by won desc, key
                         limit :limit
                        """.formatted(dimension.key(), dimension.displayName()))
                .param("company", companyId)
                .params(sight.parameters())
                .param("from", from)
                .param("to", to)
                .param("limit", MAX_ROWS)
                .query((row, number) -> {
                    long wins = row.getLong("won");
                    long losses = row.getLong("lost");
                    long measured = row.getLong("measured");
                    return new Success(
                            row.getString("key"),
                            row.getString("name"),
                            wins,
                            losses,
                            Objects.requireNonNull(
                                    SalesQueries.percent(BigDecimal.valueOf(wins), BigDecimal.valueOf(wins + losses))),
                            measured == 0
                                    ? null
                                    : BigDecimal.valueOf(row.getLong("days"))
                                            .divide(BigDecimal.valueOf(measured), 2, RoundingMode.HALF_UP),
                            won.getOrDefault(String.valueOf(row.getString("key")), List.of()));
                })
                .list();
    }

    /// Of the deals opened in a span: how many came to each stage, went on from it, and were won in the end. The stages
    /// of each deal are put together alone: to sort those of all deals took most of the time.
    List<FunnelStage> funnel(
            UUID companyId,
            Sight sight,
            @Nullable String pipeline,
            @Nullable String source,
            LocalDate from,
            LocalDate to) {
        return jdbc.sql("""
                        with seen as (
                            select d.deal_id, d.status
                              from deal d
                             where d.company_id = :company
                               and (:pipeline::text is null or d.pipeline_code = :pipeline)
                               and (:source::text is null or d.source = :source)
                               and d.opened_on between :from and :to
                        """ + Sight.OF_DEALS + """
                        )
                        select to_stage as stage, min(first_version) as first_place, count(*) as entered,
                               count(*) filter (where measured > 0) as left_it,
                               count(*) filter (where status = 'WON') as won,
                               count(*) filter (where status = 'LOST') as lost,
                               sum(measured)::bigint as measured,
                               coalesce(sum(seconds), 0)::bigint as seconds
                          from seen
                         cross join lateral (
                               select to_stage, min(version) as first_version, count(left_at) as measured,
                                      sum(extract(epoch from left_at - changed_at)) as seconds
                                 from (select to_stage, version, changed_at,
                                              lead(changed_at) over (order by version) as left_at
                                         from deal_stage_change c
                                        where c.company_id = :company and c.deal_id = seen.deal_id) passage
                                where to_stage not in ('WON', 'LOST')
                                group by to_stage) stay
                         group by to_stage
                         order by entered desc, first_place, to_stage
                         limit :limit
                        """)
                .param("company", companyId)
                .params(sight.parameters())
                .param("pipeline", pipeline)
                .param("source", source)
                .param("from", from)
                .param("to", to)
                .param("limit", MAX_ROWS)
                .query((row, number) -> {
                    long entered = row.getLong("entered");
                    long measured = row.getLong("measured");
                    return new FunnelStage(
                            row.getString("stage"),
                            entered,
                            row.getLong("left_it"),
                            row.getLong("won"),
                            row.getLong("lost"),
                            entered - row.getLong("won") - row.getLong("lost"),
                            Objects.requireNonNull(SalesQueries.percent(
                                    BigDecimal.valueOf(row.getLong("won")), BigDecimal.valueOf(entered))),
                            measured == 0 ? null : row.getLong("seconds") / measured);
                })
                .list();
    }

    /// @param winRatePercent won of those won and lost
    /// @param averageCycleDays from opening to winning, of those whose opening is known
    /// @param value what was won, for each currency
    record Success(
            @Nullable String key,
            @Nullable String name,
            long won,
            long lost,
            BigDecimal winRatePercent,
            @Nullable BigDecimal averageCycleDays,
            List<Money> value) {}

    /// @param entered deals that ever were in it
    /// @param left those of them that left it, to whatever came next
    /// @param won those of them that were won in the end
    /// @param open those of them that are neither won nor lost
    /// @param conversionPercent won of all that entered
    /// @param averageSeconds how long they stayed, of those that left
    record FunnelStage(
            String stage,
            long entered,
            long left,
            long won,
            long lost,
            long open,
            BigDecimal conversionPercent,
            @Nullable Long averageSeconds) {}
}
