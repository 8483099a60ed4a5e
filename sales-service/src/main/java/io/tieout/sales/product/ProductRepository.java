package io.tieout.sales.product;

import io.tieout.platform.money.Money;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProductRepository {

    private static final int MAX_PRODUCTS = 1000;

    private final JdbcClient jdbc;

    ProductRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Returns false when the code is in use.
    boolean insert(UUID companyId, Product product) {
        return jdbc.sql("""
                                insert into product (company_id, product_id, product_code, name, series, list_price_minor,
                                    currency, tax_code, tax_rate_percent)
                                values (:company, :id, :code, :name, :series, :price, :currency, :taxCode, :taxRate)
                                on conflict (company_id, product_code) do nothing
                                """)
                        .param("company", companyId)
                        .param("id", product.productId())
                        .param("code", product.productCode())
                        .param("name", product.name())
                        .param("series", product.series())
                        .param("price", product.listPrice().minorUnits())
                        .param("currency", product.listPrice().currency().getCurrencyCode())
                        .param("taxCode", product.taxCode())
                        .param("taxRate", product.taxRatePercent())
                        .update()
                == 1;
    }

    List<Product> all(UUID companyId) {
        return jdbc.sql("""
                        select product_id, product_code, name, series, list_price_minor, currency, tax_code, tax_rate_percent
                          from product
                         where company_id = :company
                         order by product_code
                         limit :limit
                        """)
                .param("company", companyId)
                .param("limit", MAX_PRODUCTS)
                .query((row, index) -> new Product(
                        row.getObject("product_id", UUID.class),
                        row.getString("product_code"),
                        row.getString("name"),
                        row.getString("series"),
                        Money.ofMinor(row.getLong("list_price_minor"), row.getString("currency")),
                        row.getString("tax_code"),
                        row.getBigDecimal("tax_rate_percent")))
                .list();
    }
}
