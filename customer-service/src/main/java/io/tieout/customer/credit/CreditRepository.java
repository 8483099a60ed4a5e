package io.tieout.customer.credit;

import io.tieout.platform.money.Money;
import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class CreditRepository {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final JsonMapper json;

    CreditRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    void insert(List<CreditDecision> decisions) {
        var rows = decisions.stream()
                .map(decision -> new MapSqlParameterSource()
                        .addValue("company", decision.companyId())
                        .addValue("customer", decision.customerId())
                        .addValue("version", decision.version())
                        .addValue("rating", decision.score().rating().name())
                        .addValue("score", decision.score().points())
                        .addValue("card", decision.scoreCardVersion())
                        .addValue("policy", decision.policyVersion())
                        .addValue("inputs", json.writeValueAsString(decision.inputs()))
                        .addValue(
                                "factors",
                                json.writeValueAsString(decision.score().lost()))
                        .addValue("adjustment", decision.adjustmentPoints())
                        .addValue(
                                "limits",
                                json.writeValueAsString(decision.terms().limits()))
                        .addValue("terms", decision.terms().paymentTermDays())
                        .addValue("hold", decision.terms().hold().name())
                        .addValue(
                                "holdReason", Objects.toString(decision.terms().holdReason(), null))
                        .addValue("by", decision.requestedBy())
                        .addValue("at", decision.decidedAt().atOffset(ZoneOffset.UTC)))
                .toArray(MapSqlParameterSource[]::new);
        batches.batchUpdate("""
                insert into credit_decision (company_id, customer_id, version, rating, score, score_card_version,
                    policy_version, inputs, factors, adjustment_points, limits, payment_term_days, hold, hold_reason,
                    requested_by, decided_at)
                values (:company, :customer, :version, :rating, :score, :card, :policy, cast(:inputs as jsonb),
                    cast(:factors as jsonb), :adjustment, cast(:limits as jsonb), :terms, :hold, :holdReason, :by, :at)
                """, rows);
    }

    /// The decisions in force, by customer.
    Map<UUID, CreditDecision> current(UUID companyId, Collection<UUID> customers) {
        return jdbc
                .sql("""
                        select d.company_id, d.customer_id, d.version, d.rating, d.score, d.score_card_version,
                               d.policy_version, d.inputs, d.factors, d.adjustment_points, d.limits, d.payment_term_days,
                               d.hold, d.hold_reason, d.requested_by, d.decided_at
                          from unnest(cast(:customers as uuid[])) as wanted (customer_id)
                         cross join lateral (
                               select * from credit_decision
                                where company_id = :company and customer_id = wanted.customer_id
                                order by version desc limit 1) d
                        """)
                .param("company", companyId)
                .param("customers", customers.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> decision(row))
                .list()
                .stream()
                .collect(Collectors.toMap(CreditDecision::customerId, Function.identity()));
    }

    /// Newest first.
    List<CreditDecision> history(UUID companyId, UUID customerId, PageRequest page) {
        return jdbc.sql("""
                        select company_id, customer_id, version, rating, score, score_card_version, policy_version,
                               inputs, factors, adjustment_points, limits, payment_term_days, hold, hold_reason,
                               requested_by, decided_at
                          from credit_decision
                         where company_id = :company and customer_id = :customer
                           and (:first or version < cast(:after as bigint))
                         order by version desc
                         limit :limit
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> decision(row))
                .list();
    }

    private CreditDecision decision(ResultSet row) throws SQLException {
        var holdReason = row.getString("hold_reason");
        return new CreditDecision(
                row.getObject("company_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getLong("version"),
                new ScoreCard.Score(
                        row.getInt("score"),
                        Rating.valueOf(row.getString("rating")),
                        json.readValue(row.getString("factors"), new TypeReference<List<ScoreCard.LostPoints>>() {})),
                row.getLong("score_card_version"),
                row.getLong("policy_version"),
                json.readValue(row.getString("inputs"), CreditInputs.class),
                row.getInt("adjustment_points"),
                new CreditPolicy.Terms(
                        json.readValue(row.getString("limits"), new TypeReference<List<Money>>() {}),
                        row.getObject("payment_term_days", Integer.class),
                        Hold.valueOf(row.getString("hold")),
                        holdReason == null ? null : HoldReason.valueOf(holdReason)),
                row.getObject("requested_by", UUID.class),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }

    void insert(UUID companyId, Adjustment adjustment) {
        jdbc.sql("""
                        insert into credit_adjustment (company_id, adjustment_id, customer_id, points, reason, valid_until,
                            made_by, made_at)
                        values (:company, :id, :customer, :points, :reason, :until, :by, :at)
                        """)
                .param("company", companyId)
                .param("id", adjustment.adjustmentId())
                .param("customer", adjustment.customerId())
                .param("points", adjustment.points())
                .param("reason", adjustment.reason())
                .param("until", adjustment.validUntil())
                .param("by", adjustment.madeBy())
                .param("at", adjustment.madeAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Returns false when it is withdrawn already or does not exist.
    boolean withdraw(UUID companyId, UUID customerId, UUID adjustmentId, UUID by, Instant at) {
        return jdbc.sql("""
                                update credit_adjustment set withdrawn_by = :by, withdrawn_at = :at
                                 where company_id = :company and adjustment_id = :id
                                   and customer_id = any(customer_party(:company, :customer))
                                   and withdrawn_at is null
                                """)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("company", companyId)
                        .param("id", adjustmentId)
                        .param("customer", customerId)
                        .update()
                == 1;
    }

    /// Newest first, withdrawn and expired ones too.
    List<Adjustment> adjustments(UUID companyId, UUID customerId, PageRequest page) {
        return jdbc.sql("""
                        select adjustment_id, customer_id, points, reason, valid_until, made_by, made_at, withdrawn_by,
                               withdrawn_at
                          from credit_adjustment
                         where company_id = :company and customer_id = any(customer_party(:company, :customer))
                           and (:first or adjustment_id < cast(:after as uuid))
                         order by adjustment_id desc
                         limit :limit
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(RecordRowMapper.of(Adjustment.class))
                .list();
    }

    /// What is in force at that day, by customer.
    Map<UUID, AdjustedPoints> adjusted(UUID companyId, Collection<UUID> customers, LocalDate today) {
        return jdbc
                .sql("""
                        select wanted.customer_id, sum(points)::integer as points, min(valid_until) as first_end
                          from customer_members(:company, cast(:customers as uuid[])) wanted
                          join credit_adjustment a on a.company_id = :company and a.customer_id = wanted.member_id
                         where withdrawn_at is null and valid_until >= :today
                         group by wanted.customer_id
                        """)
                .param("company", companyId)
                .param("customers", customers.stream().map(UUID::toString).toArray(String[]::new))
                .param("today", today)
                .query(RecordRowMapper.of(AdjustedPoints.class))
                .list()
                .stream()
                .collect(Collectors.toMap(AdjustedPoints::customerId, Function.identity()));
    }

    /// @param firstEnd the last day of the adjustment that ends first
    record AdjustedPoints(UUID customerId, int points, LocalDate firstEnd) {}
}
