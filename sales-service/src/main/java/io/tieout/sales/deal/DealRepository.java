package io.tieout.sales.deal;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DealRepository {

    static final String COLUMNS = """
            deal_id, external_number, customer_id, pipeline_code, stage, status, representative_id, owner_user_id,
            product_code, value_minor, currency, opened_on, closed_on, lost_reason, version
            """;

    private final JdbcClient jdbc;

    DealRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Deal deal) {
        jdbc.sql("""
                        insert into deal (company_id, deal_id, external_number, customer_id, pipeline_code, stage, status,
                            representative_id, owner_user_id, product_code, value_minor, currency, opened_on, closed_on,
                            lost_reason, version)
                        values (:company, :id, :externalNumber, :customer, :pipeline, :stage, :status, :representative,
                            :owner, :product, :value, :currency, :openedOn, :closedOn, :lostReason, :version)
                        """).params(parameters(deal)).update();
    }

    void update(Deal deal, long expectedVersion) {
        int updated = jdbc.sql("""
                        update deal
                           set stage = :stage, status = :status, value_minor = :value, currency = :currency,
                               closed_on = :closedOn, lost_reason = :lostReason, version = :version
                         where company_id = :company and deal_id = :id and version = :version - 1
                        """).params(parameters(deal)).update();
        if (updated == 0) {
            throw new StaleVersion(
                    expectedVersion, get(deal.companyId(), deal.id()).version());
        }
    }

    void recordStage(Deal deal, @Nullable String fromStage, UUID changedBy, Instant changedAt) {
        jdbc.sql("""
                        insert into deal_stage_change (company_id, deal_id, version, from_stage, to_stage, changed_by, changed_at)
                        values (:company, :id, :version, :from, :to, :by, :at)
                        """)
                .param("company", deal.companyId())
                .param("id", deal.id().value())
                .param("version", deal.version())
                .param("from", fromStage)
                .param(
                        "to",
                        deal.status() == DealStatus.OPEN
                                ? deal.stage()
                                : deal.status().name())
                .param("by", changedBy)
                .param("at", changedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    Deal get(UUID companyId, DealId id) {
        return jdbc.sql("select " + COLUMNS + " from deal where company_id = :company and deal_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, index) -> map(companyId, row))
                .optional()
                .orElseThrow(() -> new DealNotFound(id));
    }

    Optional<Deal> findByExternalNumber(UUID companyId, String externalNumber) {
        return jdbc.sql("select " + COLUMNS + " from deal where company_id = :company and external_number = :number")
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
        parameters.put("version", deal.version());
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
                row.getString("stage"),
                DealStatus.valueOf(row.getString("status")),
                row.getObject("representative_id", UUID.class),
                row.getObject("owner_user_id", UUID.class),
                row.getString("product_code"),
                currency == null ? null : Money.ofMinor(row.getLong("value_minor"), currency),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                row.getString("lost_reason"),
                row.getLong("version"));
    }
}
