package io.tieout.sales.quote;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class QuotePolicyRepository {

    private final JdbcClient jdbc;

    QuotePolicyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Head(@Nullable BigDecimal maxDiscountPercent, long version) {}

    QuotePolicy get(UUID companyId) {
        return jdbc.sql("select max_discount_percent, version from quote_policy where company_id = :company")
                .param("company", companyId)
                .query((row, index) -> new Head(row.getBigDecimal("max_discount_percent"), row.getLong("version")))
                .optional()
                .map(head -> new QuotePolicy(head.maxDiscountPercent(), limits(companyId), head.version()))
                .orElse(QuotePolicy.NONE);
    }

    private List<Money> limits(UUID companyId) {
        return jdbc.sql("""
                        select currency, max_total_minor from quote_limit
                         where company_id = :company
                         order by currency
                        """)
                .param("company", companyId)
                .query((row, index) -> Money.ofMinor(row.getLong("max_total_minor"), row.getString("currency")))
                .list();
    }

    /// Returns false when it was changed meanwhile.
    boolean put(UUID companyId, QuotePolicy policy) {
        int updated = jdbc.sql("""
                        insert into quote_policy (company_id, max_discount_percent, version)
                        values (:company, :discount, :version)
                        on conflict (company_id) do update
                           set max_discount_percent = excluded.max_discount_percent, version = excluded.version
                         where quote_policy.version = excluded.version - 1
                        """)
                .param("company", companyId)
                .param("discount", policy.maxDiscountPercent())
                .param("version", policy.version())
                .update();
        if (updated == 1) {
            jdbc.sql("delete from quote_limit where company_id = :company")
                    .param("company", companyId)
                    .update();
            jdbc.sql("""
                            insert into quote_limit (company_id, currency, max_total_minor)
                            select :company, l.currency, l.minor
                              from unnest(:currencies::text[], :minors::bigint[]) as l(currency, minor)
                            """)
                    .param("company", companyId)
                    .param(
                            "currencies",
                            policy.maxTotals().stream()
                                    .map(limit -> limit.currency().getCurrencyCode())
                                    .toArray(String[]::new))
                    .param(
                            "minors",
                            policy.maxTotals().stream().map(Money::minorUnits).toArray(Long[]::new))
                    .update();
        }
        return updated == 1;
    }
}
