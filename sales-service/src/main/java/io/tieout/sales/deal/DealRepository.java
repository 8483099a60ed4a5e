package io.tieout.sales.deal;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.sales.change.ChangeRepository;
import io.tieout.sales.change.ObjectKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DealRepository {

    static final String COLUMNS = """
            d.deal_id, d.external_number, d.customer_id, d.pipeline_code, d.pipeline_version, d.stage, d.status,
            d.representative_id, d.owner_user_id, d.product_code, d.value_minor, d.currency, d.opened_on, d.closed_on,
            d.lost_reason, d.deal_type, d.probability_percent, d.source, d.next_step, d.next_step_on,
            d.expected_close_on, d.version, d.event_version,
            array(select c.representative_id || ' ' || c.basis_points from deal_credit c
                   where c.company_id = d.company_id and c.deal_id = d.deal_id
                   order by c.basis_points desc, c.representative_id) as credits
            """;

    private final JdbcClient jdbc;
    private final ChangeRepository changes;

    DealRepository(JdbcClient jdbc, ChangeRepository changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    void insert(Deal deal, Instant at) {
        jdbc.sql("""
                        insert into deal (company_id, deal_id, external_number, customer_id, pipeline_code, pipeline_version,
                            stage, status, representative_id, owner_user_id, product_code, value_minor, currency, opened_on,
                            closed_on, lost_reason, deal_type, probability_percent, source, next_step, next_step_on,
                            expected_close_on, board_rank, last_activity_at, version, event_version)
                        values (:company, :id, :externalNumber, :customer, :pipeline, :pipelineVersion, :stage, :status,
                            :representative, :owner, :product, :value, :currency, :openedOn, :closedOn, :lostReason, :type,
                            :probability, :source, :nextStep, :nextStepOn, :expectedClose, :rank, :at, :version,
                            :eventVersion)
                        """)
                .params(parameters(deal))
                .param("rank", BoardRank.of(deal.id()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        insertCredits(deal);
        changes.note(deal.companyId(), ObjectKind.DEAL, deal.id().value());
    }

    void update(Deal deal, long expectedVersion, Instant at) {
        int updated = jdbc.sql("""
                        update deal
                           set stage = :stage, status = :status, customer_id = :customer,
                               representative_id = :representative, product_code = :product, value_minor = :value,
                               currency = :currency, closed_on = :closedOn, lost_reason = :lostReason, deal_type = :type,
                               probability_percent = :probability, source = :source, next_step = :nextStep,
                               next_step_on = :nextStepOn, expected_close_on = :expectedClose, last_activity_at = :at,
                               version = :version, event_version = :eventVersion
                         where company_id = :company and deal_id = :id and version = :version - 1
                        """)
                .params(parameters(deal))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        if (updated == 0) {
            throw new StaleVersion(
                    expectedVersion, get(deal.companyId(), deal.id()).version());
        }
        changes.note(deal.companyId(), ObjectKind.DEAL, deal.id().value());
    }

    void replaceCredits(Deal deal) {
        jdbc.sql("delete from deal_credit where company_id = :company and deal_id = :id")
                .param("company", deal.companyId())
                .param("id", deal.id().value())
                .update();
        insertCredits(deal);
    }

    private void insertCredits(Deal deal) {
        var credits = deal.details().credits();
        if (!credits.isEmpty()) {
            jdbc.sql("""
                            insert into deal_credit (company_id, deal_id, representative_id, basis_points)
                            select :company, :id, c.representative_id, c.basis_points
                              from unnest(:representatives::uuid[], :points::integer[]) as c(representative_id, basis_points)
                            """)
                    .param("company", deal.companyId())
                    .param("id", deal.id().value())
                    .param(
                            "representatives",
                            credits.stream().map(CreditShare::representativeId).toArray(UUID[]::new))
                    .param(
                            "points",
                            credits.stream().map(CreditShare::basisPoints).toArray(Integer[]::new))
                    .update();
        }
    }

    /// @param toStage its status once it is closed
    /// @param rule the rule that moved it; none: a person did
    void recordStage(
            Deal deal,
            @Nullable String fromStage,
            String toStage,
            UUID changedBy,
            Instant changedAt,
            StageGate gate,
            @Nullable String rule) {
        jdbc.sql("""
                        insert into deal_stage_change (company_id, deal_id, version, from_stage, to_stage, changed_by,
                            changed_at, override_reason, override_of, rule)
                        values (:company, :id, :version, :from, :to, :by, :at, :overrideReason, :overrideOf, :rule)
                        """)
                .param("company", deal.companyId())
                .param("id", deal.id().value())
                .param("version", deal.version())
                .param("from", fromStage)
                .param("to", toStage)
                .param("by", changedBy)
                .param("at", changedAt.atOffset(ZoneOffset.UTC))
                .param("overrideReason", gate.overrideReason())
                .param("overrideOf", gate.overrideOf())
                .param("rule", rule)
                .update();
    }

    record Neighbours(@Nullable String lower, @Nullable String upper) {}

    /// Between which ranks a deal stands that is put behind another one.
    ///
    /// @param after none: at the top
    /// @return empty when that deal is not in the same column
    Optional<Neighbours> neighbours(Deal deal, @Nullable UUID after) {
        return jdbc.sql("""
                        select a.board_rank as lower,
                               (select min(n.board_rank) from deal n
                                 where n.company_id = :company and n.pipeline_code = :pipeline and n.stage = :stage
                                   and n.status = 'OPEN' and n.deal_id <> :id
                                   and n.board_rank > coalesce(a.board_rank, '')) as upper
                          from (select 1) as one
                          left join deal a on a.company_id = :company and a.deal_id = :after::uuid
                               and a.pipeline_code = :pipeline and a.stage = :stage and a.status = 'OPEN'
                         where (:after::uuid is null or a.deal_id <> :id)
                        """)
                .param("company", deal.companyId())
                .param("id", deal.id().value())
                .param("pipeline", deal.pipeline())
                .param("stage", deal.stage())
                .param("after", after)
                .query(RecordRowMapper.of(Neighbours.class))
                .optional();
    }

    void updateRank(Deal deal, String rank) {
        jdbc.sql("update deal set board_rank = :rank where company_id = :company and deal_id = :id")
                .param("company", deal.companyId())
                .param("id", deal.id().value())
                .param("rank", rank)
                .update();
    }

    /// Waits for whoever is changing it, and keeps others waiting until the transaction ends.
    Optional<Deal> findForUpdate(UUID companyId, DealId id) {
        // Locked first and read then: one statement would see the shares from before it waited.
        lock(companyId, List.of(id.value()));
        return jdbc.sql("select " + COLUMNS + " from deal d where company_id = :company and deal_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, index) -> map(companyId, row))
                .optional();
    }

    /// The lowest id first, so that two who change the same deals do not wait for each other.
    void lock(UUID companyId, Collection<UUID> ids) {
        jdbc.sql("""
                        select 1 from deal where company_id = :company and deal_id = any (:ids)
                         order by deal_id for no key update
                        """)
                .param("company", companyId)
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {});
    }

    Deal get(UUID companyId, DealId id) {
        return jdbc.sql("select " + COLUMNS + " from deal d where company_id = :company and deal_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, index) -> map(companyId, row))
                .optional()
                .orElseThrow(() -> new DealNotFound(id));
    }

    /// Keeps others from using these numbers until the transaction ends; in one order, so that two who want the same
    /// ones do not wait for each other.
    void lockExternalNumbers(UUID companyId, Collection<String> externalNumbers) {
        jdbc.sql("""
                        select pg_advisory_xact_lock(hashtext('sales.deal-number'), key)
                          from (select distinct hashtext(:company || number) as key
                                  from unnest(:numbers::text[]) as number
                                 order by key) wanted
                        """)
                .param("company", companyId.toString())
                .param("numbers", externalNumbers.toArray(String[]::new))
                .query(row -> {});
    }

    Optional<Deal> findByExternalNumber(UUID companyId, String externalNumber) {
        return jdbc.sql("select " + COLUMNS + " from deal d where company_id = :company and external_number = :number")
                .param("company", companyId)
                .param("number", externalNumber)
                .query((row, index) -> map(companyId, row))
                .optional();
    }

    private static Map<String, @Nullable Object> parameters(Deal deal) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("company", deal.companyId());
        parameters.put("id", deal.id().value());
        parameters.put("externalNumber", deal.externalNumber());
        parameters.put("customer", deal.customerId());
        parameters.put("pipeline", deal.pipeline());
        parameters.put("stage", deal.stage());
        parameters.put("status", deal.status().name());
        parameters.put("representative", deal.representativeId());
        parameters.put("owner", deal.ownerUserId());
        parameters.put("product", deal.productCode());
        parameters.put("value", deal.value() == null ? null : deal.value().minorUnits());
        parameters.put(
                "currency",
                deal.value() == null ? null : deal.value().currency().getCurrencyCode());
        parameters.put("openedOn", deal.openedOn());
        parameters.put("closedOn", deal.closedOn());
        parameters.put("lostReason", deal.lostReason());
        var details = deal.details();
        parameters.put("pipelineVersion", deal.pipelineVersion());
        parameters.put("type", details.dealType());
        parameters.put("probability", details.probabilityPercent());
        parameters.put("source", details.source());
        parameters.put("nextStep", details.nextStep());
        parameters.put("nextStepOn", details.nextStepOn());
        parameters.put("expectedClose", details.expectedCloseOn());
        parameters.put("version", deal.version());
        parameters.put("eventVersion", deal.eventVersion());
        return parameters;
    }

    static Deal map(UUID companyId, ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new Deal(
                companyId,
                new DealId(row.getObject("deal_id", UUID.class)),
                row.getString("external_number"),
                row.getObject("customer_id", UUID.class),
                row.getString("pipeline_code"),
                row.getLong("pipeline_version"),
                row.getString("stage"),
                DealStatus.valueOf(row.getString("status")),
                row.getObject("representative_id", UUID.class),
                row.getObject("owner_user_id", UUID.class),
                row.getString("product_code"),
                currency == null ? null : Money.ofMinor(row.getLong("value_minor"), currency),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                row.getString("lost_reason"),
                new DealDetails(
                        row.getString("deal_type"),
                        row.getObject("probability_percent", Integer.class),
                        row.getString("source"),
                        row.getString("next_step"),
                        row.getObject("next_step_on", LocalDate.class),
                        row.getObject("expected_close_on", LocalDate.class),
                        Stream.of((String[]) row.getArray("credits").getArray())
                                .map(DealRepository::credit)
                                .toList()),
                row.getLong("version"),
                row.getLong("event_version"));
    }

    private static CreditShare credit(String text) {
        int space = text.indexOf(' ');
        return new CreditShare(UUID.fromString(text.substring(0, space)), Integer.parseInt(text.substring(space + 1)));
    }
}
