package io.tieout.sales.deal;

import io.tieout.platform.money.Money;
import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.team.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DealQueries {

    private static final int ROWS_AT_A_TIME = 500;

    /// Of all deals, as the database keeps them up to date.
    private static final String KEPT_SUMS = """
            select pipeline_code, pipeline_version, status, stage, currency, probability_percent,
                   sum(deals) as deals, sum(value_minor) as value_minor
              from deal_column_change
             where company_id = :company
               and (:pipeline::text is null or pipeline_code = :pipeline)
             group by pipeline_code, pipeline_version, status, stage, currency, probability_percent
            having sum(deals) <> 0
            """;

    private static final String SEEN_SUMS = """
            select d.pipeline_code, d.pipeline_version, d.status, d.stage, d.currency, d.probability_percent,
                   count(*) as deals, sum(d.value_minor) as value_minor
              from deal d
             where d.company_id = :company
               and (:pipeline::text is null or d.pipeline_code = :pipeline)
            """ + Sight.OF_DEALS + """
             group by d.pipeline_code, d.pipeline_version, d.status, d.stage, d.currency, d.probability_percent
            """;

    private final JdbcClient jdbc;

    DealQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @throws DealNotFound also when the deal is there but not for this caller
    Deal get(UUID companyId, DealId id, Sight sight) {
        return jdbc.sql("select " + DealRepository.COLUMNS
                        + " from deal d where company_id = :company and deal_id = :id " + Sight.OF_DEALS)
                .param("company", companyId)
                .param("id", id.value())
                .params(sight.parameters())
                .query((row, index) -> DealRepository.map(companyId, row))
                .optional()
                .orElseThrow(() -> new DealNotFound(id));
    }

    /// Those of the given deals that the caller may see.
    Map<UUID, Deal> byId(UUID companyId, Collection<UUID> ids, Sight sight) {
        return jdbc
                .sql("select " + DealRepository.COLUMNS
                        + " from deal d where company_id = :company and deal_id = any(:ids) " + Sight.OF_DEALS)
                .param("company", companyId)
                .param("ids", ids.toArray(UUID[]::new))
                .params(sight.parameters())
                .query((row, index) -> DealRepository.map(companyId, row))
                .list()
                .stream()
                .collect(Collectors.toMap(deal -> deal.id().value(), Function.identity()));
    }

    Page<DealResponse> list(UUID companyId, Sight sight, Filter filter, PageRequest page) {
        return filter.sort() == DealSort.BOARD
                ? listByRank(companyId, sight, filter, page)
                : listNewestFirst(companyId, sight, filter, page);
    }

    private static final String FILTER = """
              from deal d
             where company_id = :company
               and (:status::text is null or status = :status)
               and (:pipeline::text is null or pipeline_code = :pipeline)
               and (:stage::text is null or stage = :stage)
               and (:customer::uuid is null or customer_id = any(customer_party(:company, :customer)))
               and (:representative::uuid is null or representative_id = :representative)
               and (:externalNumber::text is null or external_number = :externalNumber)
            """;

    private Page<DealResponse> listNewestFirst(UUID companyId, Sight sight, Filter filter, PageRequest page) {
        var rows = filtered(
                        "select " + DealRepository.COLUMNS + FILTER + """
                           and (:first or deal_id < :after::uuid)
                        """ + Sight.OF_LISTED_DEALS + """
                         order by deal_id desc
                         limit :limit
                        """,
                        companyId,
                        sight,
                        filter,
                        page)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .query((row, index) -> DealResponse.from(DealRepository.map(companyId, row)))
                .list();
        return Page.of(rows, page, row -> List.of(row.dealId().value().toString()));
    }

    private record Ranked(DealResponse deal, String rank) {}

    private Page<DealResponse> listByRank(UUID companyId, Sight sight, Filter filter, PageRequest page) {
        var rows = filtered(
                        "select d.board_rank, " + DealRepository.COLUMNS + FILTER + """
                           and (:first or (board_rank, deal_id) > (:rank::text collate "C", :after::uuid))
                        """ + Sight.OF_LISTED_DEALS + """
                         order by board_rank, deal_id
                         limit :limit
                        """,
                        companyId,
                        sight,
                        filter,
                        page)
                .param("rank", page.isFirst() ? null : page.after().getFirst())
                .param("after", page.isFirst() ? null : page.after().getLast())
                .query((row, index) ->
                        new Ranked(DealResponse.from(DealRepository.map(companyId, row)), row.getString("board_rank")))
                .list();
        var ranked = Page.of(
                rows,
                page,
                row -> List.of(row.rank(), row.deal().dealId().value().toString()));
        return new Page<>(ranked.items().stream().map(Ranked::deal).toList(), ranked.next());
    }

    /// How many deals the list has; counts no further than the bound.
    long count(UUID companyId, Sight sight, Filter filter, long bound) {
        return filtered(
                        "select count(*) from (select 1" + FILTER + Sight.OF_DEALS + " limit :bound) found",
                        companyId,
                        sight,
                        filter)
                .param("bound", bound)
                .query(Long.class)
                .single();
    }

    /// Hands over the deals of the list, the newest first, a few in memory at a time. Within a transaction only,
    /// without which the driver reads them all at once.
    void forEach(UUID companyId, Sight sight, Filter filter, Consumer<Deal> each) {
        RowCallbackHandler pass = row -> each.accept(DealRepository.map(companyId, row));
        filtered(
                        "select " + DealRepository.COLUMNS + FILTER + Sight.OF_DEALS + " order by deal_id desc",
                        companyId,
                        sight,
                        filter)
                .withFetchSize(ROWS_AT_A_TIME)
                .query(pass);
    }

    private JdbcClient.StatementSpec filtered(
            String sql, UUID companyId, Sight sight, Filter filter, PageRequest page) {
        return filtered(sql, companyId, sight, filter)
                .param("first", page.isFirst())
                .param("limit", page.limit() + 1);
    }

    private JdbcClient.StatementSpec filtered(String sql, UUID companyId, Sight sight, Filter filter) {
        return jdbc.sql(sql)
                .param("company", companyId)
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .param("pipeline", filter.pipeline())
                .param("stage", filter.stage())
                .param("customer", filter.customerId())
                .param("representative", filter.representativeId())
                .param("externalNumber", filter.externalNumber())
                .params(sight.parameters());
    }

    /// @param now until when an open deal is in its last stage
    List<StageChangeResponse> stages(Deal deal, Instant now) {
        return jdbc.sql("""
                        select from_stage, to_stage, changed_by, changed_at as entered_at, left_at,
                               floor(extract(epoch from coalesce(left_at, case when :open then :now::timestamptz end)
                                                        - changed_at))::bigint as seconds_in_stage,
                               rule, override_reason, override_of
                          from (select *, lead(changed_at) over (order by version) as left_at
                                  from deal_stage_change
                                 where company_id = :company and deal_id = :id) as c
                         order by version
                        """)
                .param("company", deal.companyId())
                .param("id", deal.id().value())
                .param("open", deal.status() == DealStatus.OPEN)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(RecordRowMapper.of(StageChangeResponse.class))
                .list();
    }

    /// Counts and sums per pipeline, status and stage, within the caller's sight. Each currency is summed
    /// alone. Deals that are equally likely are summed before anything is multiplied: that is as exact, and
    /// takes a third of the time.
    ///
    /// @param pipeline all where null
    List<BoardColumnResponse> board(UUID companyId, @Nullable String pipeline, Sight sight) {
        return jdbc.sql("with likely as materialized (" + (sight.everything() ? KEPT_SUMS : SEEN_SUMS) + """
                        )
                        select d.pipeline_code, d.status, d.stage, d.currency, sum(d.deals)::bigint as deals,
                               coalesce(sum(d.value_minor), 0)::bigint as value_minor,
                               round(coalesce(sum(d.value_minor * case d.status
                                   when 'WON' then 100
                                   when 'LOST' then 0
                                   else coalesce(d.probability_percent, s.probability_percent) end), 0) / 100)::bigint
                                   as weighted_minor
                          from likely d
                          join pipeline_stage s on s.company_id = :company and s.pipeline_code = d.pipeline_code
                               and s.version = d.pipeline_version and s.stage = d.stage
                         group by d.pipeline_code, d.status, d.stage, d.currency
                         order by d.pipeline_code, d.status, min(s.stage_no), d.stage, d.currency
                        """)
                .param("company", companyId)
                .param("pipeline", pipeline)
                .params(sight.parameters())
                .query((row, index) -> {
                    var currency = row.getString("currency");
                    return new BoardColumnResponse(
                            row.getString("pipeline_code"),
                            DealStatus.valueOf(row.getString("status")),
                            row.getString("stage"),
                            row.getLong("deals"),
                            currency == null ? null : Money.ofMinor(row.getLong("value_minor"), currency),
                            currency == null ? null : Money.ofMinor(row.getLong("weighted_minor"), currency));
                })
                .list();
    }

    private record Stale(DealResponse deal, OffsetDateTime lastActivityAt) {}

    /// Open deals on which nothing happened for as long as their stage says, the most neglected first.
    ///
    /// @param days where the stage says nothing
    Page<StaleDealResponse> stale(UUID companyId, int days, Instant now, Sight sight, PageRequest page) {
        var rows = jdbc.sql("select d.last_activity_at, " + DealRepository.COLUMNS + """
                          from deal d
                          join pipeline_stage s on s.company_id = d.company_id and s.pipeline_code = d.pipeline_code
                               and s.version = d.pipeline_version and s.stage = d.stage
                         where d.company_id = :company and d.status = 'OPEN'
                           and d.last_activity_at
                               < :now::timestamptz - make_interval(days => coalesce(s.stale_after_days, :days))
                           and (:first or (d.last_activity_at, d.deal_id) > (:at::timestamptz, :after::uuid))
                        """ + Sight.OF_LISTED_DEALS + """
                         order by d.last_activity_at, d.deal_id
                         limit :limit
                        """)
                .param("company", companyId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("days", days)
                .param("first", page.isFirst())
                .param("at", page.isFirst() ? null : page.after().getFirst())
                .param("after", page.isFirst() ? null : page.after().getLast())
                .params(sight.parameters())
                .param("limit", page.limit() + 1)
                .query((row, index) -> new Stale(
                        DealResponse.from(DealRepository.map(companyId, row)),
                        row.getObject("last_activity_at", OffsetDateTime.class)))
                .list();
        var stale = Page.of(
                rows,
                page,
                row -> List.of(
                        row.lastActivityAt().toString(),
                        row.deal().dealId().value().toString()));
        return new Page<>(
                stale.items().stream()
                        .map(row -> new StaleDealResponse(row.lastActivityAt().toInstant(), row.deal()))
                        .toList(),
                stale.next());
    }

    /// Why deals were lost, and what was held against them, by the stage they were in and their representative.
    LostStatisticsResponse lostStatistics(UUID companyId, LocalDate from, LocalDate to, Sight sight) {
        var reasons = jdbc.sql("""
                        select d.lost_reason as reason, d.pipeline_code as pipeline, d.stage, d.representative_id, d.currency,
                               count(*) as deals, coalesce(sum(d.value_minor), 0)::bigint as value_minor
                          from deal d
                         where d.company_id = :company and d.status = 'LOST' and d.closed_on between :from and :to
                        """ + Sight.OF_DEALS + """
                         group by d.lost_reason, d.pipeline_code, d.stage, d.representative_id, d.currency
                         order by count(*) desc, d.lost_reason, d.pipeline_code, d.stage, d.representative_id, d.currency
                         limit 1000
                        """)
                .param("company", companyId)
                .param("from", from)
                .param("to", to)
                .params(sight.parameters())
                .query((row, index) -> {
                    var currency = row.getString("currency");
                    return new LostStatisticsResponse.Reason(
                            row.getString("reason"),
                            row.getString("pipeline"),
                            row.getString("stage"),
                            row.getObject("representative_id", UUID.class),
                            row.getLong("deals"),
                            currency == null ? null : Money.ofMinor(row.getLong("value_minor"), currency));
                })
                .list();
        var objections = jdbc.sql("""
                        select o.reason_code as objection, d.pipeline_code as pipeline, o.stage, d.representative_id,
                               count(*) as deals, count(*) filter (where d.status = 'WON') as won,
                               count(*) filter (where d.status = 'LOST') as lost
                          from deal_objection o
                          join deal d on d.company_id = o.company_id and d.deal_id = o.deal_id
                         where o.company_id = :company and
                        """ + CompanyDayQueries.inSql(":company", "o.noted_at") + """
                               between :from and :to
                        """ + Sight.OF_DEALS + """
                         group by o.reason_code, d.pipeline_code, o.stage, d.representative_id
                         order by count(*) desc, o.reason_code, d.pipeline_code, o.stage, d.representative_id
                         limit 1000
                        """)
                .param("company", companyId)
                .param("from", from)
                .param("to", to)
                .params(sight.parameters())
                .query(RecordRowMapper.of(LostStatisticsResponse.Objection.class))
                .list();
        return new LostStatisticsResponse(from, to, reasons, objections);
    }

    record Filter(
            @Nullable DealStatus status,
            @Nullable String pipeline,
            @Nullable String stage,
            @Nullable UUID customerId,
            @Nullable UUID representativeId,
            @Nullable String externalNumber,
            @Nullable DealSort sort) {}

    /// @param changedBy the nil id when a rule moved it
    /// @param secondsInStage until now while it is there; none at its end
    /// @param rule the rule that moved it
    /// @param overrideOf what a manager set aside: the transition, or fields that the stage requires
    record StageChangeResponse(
            @Nullable String fromStage,
            String toStage,
            UUID changedBy,
            Instant enteredAt,
            @Nullable Instant leftAt,
            @Nullable Long secondsInStage,
            @Nullable String rule,
            @Nullable String overrideReason,
            @Nullable String overrideOf) {}

    /// @param value null for deals without a value
    /// @param weighted the value times the probability of each deal, rounded half up once
    record BoardColumnResponse(
            String pipeline,
            DealStatus status,
            String stage,
            long deals,
            @Nullable Money value,
            @Nullable Money weighted) {}

    record StaleDealResponse(Instant lastActivityAt, DealResponse deal) {}
}
