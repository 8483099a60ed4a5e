package io.tieout.sales.credithold;

import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CreditHoldRepository {

    static final String COLUMNS = "hold_id, order_id, customer_id, deal_id, order_date, reason, currency,"
            + " order_total_minor, exposure_minor, limit_minor, credit_version, held_by, asked_by, held_at, outcome, ended_by,"
            + " ended_at, release_reason\n";

    private final JdbcClient jdbc;

    CreditHoldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID companyId, CreditHold hold) {
        var limit = hold.limit();
        jdbc.sql("""
                        insert into credit_hold (company_id, hold_id, order_id, customer_id, deal_id, order_date, reason,
                            currency, order_total_minor, exposure_minor, limit_minor, credit_version, held_by, asked_by,
                            held_at)
                        values (:company, :id, :order, :customer, :deal, :date, :reason, :currency, :total, :exposure,
                            :limit, :version, :by, :askedBy, :at)
                        """)
                .param("company", companyId)
                .param("id", hold.holdId())
                .param("order", hold.orderId())
                .param("customer", hold.customerId())
                .param("deal", hold.dealId())
                .param("date", hold.orderDate())
                .param("reason", hold.reason().name())
                .param("currency", hold.orderTotal().currency().getCurrencyCode())
                .param("total", hold.orderTotal().minorUnits())
                .param("exposure", hold.exposure().minorUnits())
                .param("limit", limit == null ? null : (Long) limit.minorUnits())
                .param("version", hold.creditVersion())
                .param("by", hold.heldBy())
                .param("askedBy", hold.askedBy().toArray(UUID[]::new))
                .param("at", hold.heldAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void askedAgain(UUID companyId, CreditHold hold) {
        var limit = hold.limit();
        jdbc.sql("""
                        update credit_hold
                           set order_date = :date, reason = :reason, exposure_minor = :exposure, limit_minor = :limit,
                               credit_version = :version, asked_by = :askedBy
                         where company_id = :company and hold_id = :id and outcome is null
                        """)
                .param("date", hold.orderDate())
                .param("reason", hold.reason().name())
                .param("exposure", hold.exposure().minorUnits())
                .param("limit", limit == null ? null : (Long) limit.minorUnits())
                .param("version", hold.creditVersion())
                .param("askedBy", hold.askedBy().toArray(UUID[]::new))
                .param("company", companyId)
                .param("id", hold.holdId())
                .update();
    }

    void end(UUID companyId, CreditHold hold) {
        jdbc.sql("""
                        update credit_hold
                           set outcome = :outcome, ended_by = :by, ended_at = cast(:at as timestamptz),
                               release_reason = :reason
                         where company_id = :company and hold_id = :id and outcome is null
                        """)
                .param("outcome", Objects.toString(hold.outcome(), null))
                .param("by", hold.endedBy())
                .param("at", Objects.toString(hold.endedAt(), null))
                .param("reason", hold.releaseReason())
                .param("company", companyId)
                .param("id", hold.holdId())
                .update();
    }

    Optional<CreditHold> lockOpen(UUID companyId, UUID orderId) {
        return jdbc.sql("select " + COLUMNS + """
                          from credit_hold
                         where company_id = :company and order_id = :order and outcome is null
                           for update
                        """)
                .param("company", companyId)
                .param("order", orderId)
                .query(CreditHoldRepository::hold)
                .optional();
    }

    static CreditHold hold(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        var limit = row.getObject("limit_minor", Long.class);
        var outcome = row.getString("outcome");
        var endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new CreditHold(
                row.getObject("hold_id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("deal_id", UUID.class),
                row.getObject("order_date", LocalDate.class),
                HoldReason.valueOf(row.getString("reason")),
                Money.ofMinor(row.getLong("order_total_minor"), currency),
                Money.ofMinor(row.getLong("exposure_minor"), currency),
                limit == null ? null : Money.ofMinor(limit, currency),
                row.getLong("credit_version"),
                row.getObject("held_by", UUID.class),
                List.of((UUID[]) row.getArray("asked_by").getArray()),
                row.getObject("held_at", OffsetDateTime.class).toInstant(),
                outcome == null ? null : HoldOutcome.valueOf(outcome),
                row.getObject("ended_by", UUID.class),
                endedAt == null ? null : endedAt.toInstant(),
                row.getString("release_reason"));
    }
}
