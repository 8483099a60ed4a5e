package io.tieout.sales.analysis;

import io.tieout.sales.team.Sight;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which product goes with which, by the customers who bought both.
@Component
class CrossSellQueries {

    private static final int MAX_PAIRS = 200;
    private static final int MAX_CUSTOMERS = 200;

    private static final String BASKETS = """
            with basket as (
                select distinct o.customer_id, o.product_code
                  from sale_fact o
                 where o.company_id = :company
                   and o.order_date between :from and :to
                   and o.confirmed_at <= :knownAt
                   and (o.cancelled_at is null or o.cancelled_at > :knownAt)
            """ + Sight.OF_ORDERS + ")\n";

    private final JdbcClient jdbc;

    CrossSellQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param product only pairs that begin with this product; all where null
    /// @param fewestBuyers pairs that fewer customers bought say nothing
    List<Pair> pairs(UUID companyId, Sight sight, @Nullable String product, int fewestBuyers, SalesSpan span) {
        return statement(BASKETS + """
                        , buyers as (select product_code, count(*) as buyers from basket group by product_code),
                        everybody as (select count(distinct customer_id) as customers from basket)
                        select a.product_code as product_code, b.product_code as other_product_code, count(*) as both_buyers,
                               na.buyers as buyers, nb.buyers as other_buyers, everybody.customers
                          from basket a
                          join basket b on b.customer_id = a.customer_id and b.product_code <> a.product_code
                          join buyers na on na.product_code = a.product_code
                          join buyers nb on nb.product_code = b.product_code
                         cross join everybody
                         where :product::text is null or a.product_code = :product
                         group by a.product_code, b.product_code, na.buyers, nb.buyers, everybody.customers
                        having count(*) >= :fewest
                         order by count(*) * everybody.customers::numeric / (na.buyers * nb.buyers) desc, count(*) desc,
                                  a.product_code, b.product_code
                         limit :limit
                        """, companyId, sight, span)
                .param("product", product)
                .param("fewest", fewestBuyers)
                .param("limit", MAX_PAIRS)
                .query((row, number) -> Pair.of(
                        row.getString("product_code"),
                        row.getString("other_product_code"),
                        row.getLong("both_buyers"),
                        row.getLong("buyers"),
                        row.getLong("other_buyers"),
                        row.getLong("customers")))
                .list();
    }

    /// Who bought the one and not the other.
    List<Prospect> prospects(UUID companyId, Sight sight, String product, String other, SalesSpan span) {
        return statement(BASKETS + """
                        select a.customer_id, (select c.name from customer_view c
                                                where c.company_id = :company and c.customer_id = a.customer_id) as name
                          from basket a
                         where a.product_code = :product
                           and not exists (select 1 from basket b
                                            where b.customer_id = a.customer_id and b.product_code = :other)
                         order by name, a.customer_id
                         limit :limit
                        """, companyId, sight, span)
                .param("product", product)
                .param("other", other)
                .param("limit", MAX_CUSTOMERS)
                .query((row, number) -> new Prospect(row.getObject("customer_id", UUID.class), row.getString("name")))
                .list();
    }

    private JdbcClient.StatementSpec statement(String sql, UUID companyId, Sight sight, SalesSpan span) {
        return jdbc.sql(sql)
                .param("company", companyId)
                .params(sight.parameters())
                .param("from", span.from())
                .param("to", span.to())
                .param("knownAt", span.knownAt().atOffset(ZoneOffset.UTC));
    }

    /// @param bothBuyers customers who bought both
    /// @param customers all who bought anything
    /// @param supportPercent both, of all
    /// @param confidencePercent both, of the product's buyers
    /// @param lift how much likelier a buyer of the product is to buy the other than anybody is; 1 means
    ///     no difference
    record Pair(
            String productCode,
            String otherProductCode,
            long bothBuyers,
            long buyers,
            long otherBuyers,
            long customers,
            BigDecimal supportPercent,
            BigDecimal confidencePercent,
            BigDecimal lift) {

        static Pair of(String product, String other, long both, long buyers, long otherBuyers, long customers) {
            return new Pair(
                    product,
                    other,
                    both,
                    buyers,
                    otherBuyers,
                    customers,
                    ratio(both * 100, customers, 2),
                    ratio(both * 100, buyers, 2),
                    BigDecimal.valueOf(both)
                            .multiply(BigDecimal.valueOf(customers))
                            .divide(
                                    BigDecimal.valueOf(buyers).multiply(BigDecimal.valueOf(otherBuyers)),
                                    4,
                                    RoundingMode.HALF_UP));
        }

        private static BigDecimal ratio(long part, long whole, int scale) {
            return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), scale, RoundingMode.HALF_UP);
        }
    }

    record Prospect(UUID customerId, @Nullable String name) {}
}
