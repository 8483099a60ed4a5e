package io.tieout.sales.deal;

import io.tieout.platform.money.Money;
import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.team.Sight;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DealQueries {

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

    /// Newest first.
    Page<DealResponse> list(UUID companyId, Sight sight, Filter filter, PageRequest page) {
        var rows = jdbc.sql("select " + DealRepository.COLUMNS + """
                          from deal d
                         where company_id = :company
                           and (:status::text is null or status = :status)
                           and (:stage::text is null or stage = :stage)
                           and (:customer::uuid is null or customer_id = :customer)
                           and (:externalNumber::text is null or external_number = :externalNumber)
                           and (:first or deal_id < :after::uuid)
                        """ + Sight.OF_DEALS + """
                         order by deal_id desc
                         limit :limit
                        """)
                .param("company", companyId)
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .param("stage", filter.stage())
                .param("customer", filter.customerId())
                .param("externalNumber", filter.externalNumber())
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .params(sight.parameters())
                .param("limit", page.limit() + 1)
                .query((row, index) -> DealResponse.from(DealRepository.map(companyId, row)))
                .list();
        return Page.of(rows, page, row -> List.of(row.dealId().value().toString()));
    }

    List<StageChangeResponse> stages(UUID companyId, DealId id) {
        return jdbc.sql("""
                        select from_stage, to_stage, changed_by, changed_at as entered_at,
                               lead(changed_at) over (order by version) as left_at
                          from deal_stage_change
                         where company_id = :company and deal_id = :id
                         order by version
                        """)
                .param("company", companyId)
                .param("id", id.value())
                .query(RecordRowMapper.of(StageChangeResponse.class))
                .list();
    }

    /// Counts and sums per status and stage, within the caller's sight.
    List<BoardColumnResponse> board(UUID companyId, Sight sight) {
        return jdbc.sql("""
                        select status, stage, currency, count(*) as deals, coalesce(sum(value_minor), 0) as value_minor
                          from deal d
                         where company_id = :company
                        """ + Sight.OF_DEALS + """
                         group by status, stage, currency
                         order by status, stage, currency
                        """)
                .param("company", companyId)
                .params(sight.parameters())
                .query((row, index) -> {
                    var currency = row.getString("currency");
                    return new BoardColumnResponse(
                            DealStatus.valueOf(row.getString("status")),
                            row.getString("stage"),
                            row.getLong("deals"),
                            currency == null ? null : Money.ofMinor(row.getLong("value_minor"), currency));
                })
                .list();
    }

    record Filter(
            @Nullable DealStatus status,
            @Nullable String stage,
            @Nullable UUID customerId,
            @Nullable String externalNumber) {}

    record StageChangeResponse(
            @Nullable String fromStage,
            String toStage,
            UUID changedBy,
            Instant enteredAt,
            @Nullable Instant leftAt) {}

    /// @param value null for deals without a value
    record BoardColumnResponse(
            DealStatus status,
            String stage,
            long deals,
            @Nullable Money value) {}
}
