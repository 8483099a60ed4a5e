package io.tieout.sales.salestarget;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TargetRepository {

    private final JdbcClient jdbc;

    TargetRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Returns false when the subject has such a target.
    boolean insert(UUID companyId, Target target) {
        return jdbc.sql("""
                                insert into sales_target (company_id, target_id, kind, representative_id, team_id, region,
                                    product_code, from_date, to_date, currency, version)
                                values (:company, :id, :kind, :representative, :team, :region, :product, :from, :to, :currency, 0)
                                on conflict do nothing
                                """)
                        .param("company", companyId)
                        .param("id", target.targetId())
                        .param("kind", target.kind().name())
                        .param("representative", target.representativeId())
                        .param("team", target.teamId())
                        .param("region", target.region())
                        .param("product", target.productCode())
                        .param("from", target.from())
                        .param("to", target.to())
                        .param("currency", target.amount().currency().getCurrencyCode())
                        .update()
                == 1;
    }

    void addAmount(UUID companyId, UUID targetId, long version, Money amount, String reason, UUID by, Instant at) {
        jdbc.sql("""
                        insert into sales_target_amount (company_id, target_id, version, amount_minor, reason, set_by, set_at)
                        values (:company, :id, :version, :amount, :reason, :by, :at)
                        """)
                .param("company", companyId)
                .param("id", targetId)
                .param("version", version)
                .param("amount", amount.minorUnits())
                .param("reason", reason)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("update sales_target set version = :version where company_id = :company and target_id = :id")
                .param("version", version)
                .param("company", companyId)
                .param("id", targetId)
                .update();
    }

    void lock(UUID companyId, UUID targetId) {
        jdbc.sql("select 1 from sales_target where company_id = :company and target_id = :id for update")
                .param("company", companyId)
                .param("id", targetId)
                .query(Integer.class)
                .optional();
    }

    Optional<Target> find(UUID companyId, UUID targetId) {
        return jdbc.sql("""
                        select t.target_id, t.kind, t.representative_id, t.team_id, t.region, t.product_code, t.from_date,
                               t.to_date, t.currency, t.version, a.amount_minor
                          from sales_target t
                          join sales_target_amount a
                            on a.company_id = t.company_id and a.target_id = t.target_id and a.version = t.version
                         where t.company_id = :company and t.target_id = :id
                        """)
                .param("company", companyId)
                .param("id", targetId)
                .query((row, number) -> new Target(
                        row.getObject("target_id", UUID.class),
                        TargetKind.valueOf(row.getString("kind")),
                        row.getObject("representative_id", UUID.class),
                        row.getObject("team_id", UUID.class),
                        row.getString("region"),
                        row.getString("product_code"),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("to_date", LocalDate.class),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                        row.getLong("version")))
                .optional();
    }
}
