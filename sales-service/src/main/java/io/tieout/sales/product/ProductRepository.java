package io.tieout.sales.product;

import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProductRepository {

    private static final String COLUMNS = """
            product_id, product_code, name, series, list_price_minor, currency, tax_code, tax_rate_percent, unit,
            active_from, active_until, version
            """;

    private static final String SOLD_ON = """
             and (:day::date is null or (coalesce(active_from <= :day, true) and coalesce(active_until >= :day, true)))
            """;

    private static final int ROWS_AT_A_TIME = 500;

    private final JdbcClient jdbc;

    ProductRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Returns false when the code is in use.
    boolean insert(UUID companyId, Product product) {
        return jdbc.sql("""
                                insert into product (company_id, product_id, product_code, name, series, list_price_minor,
                                    currency, tax_code, tax_rate_percent, unit, active_from, active_until, version)
                                values (:company, :id, :code, :name, :series, :price, :currency, :taxCode, :taxRate, :unit,
                                    :from, :until, :version)
                                on conflict (company_id, product_code) do nothing
                                """).params(parameters(companyId, product)).update() == 1;
    }

    /// Returns false when it was changed meanwhile.
    boolean update(UUID companyId, Product product) {
        return jdbc.sql("""
                                update product
                                   set name = :name, series = :series, list_price_minor = :price, currency = :currency,
                                       tax_code = :taxCode, tax_rate_percent = :taxRate, unit = :unit, active_from = :from,
                                       active_until = :until, version = :version
                                 where company_id = :company and product_id = :id and version = :version - 1
                                """).params(parameters(companyId, product)).update() == 1;
    }

    Product get(UUID companyId, UUID productId) {
        return jdbc.sql("select " + COLUMNS + " from product where company_id = :company and product_id = :id")
                .param("company", companyId)
                .param("id", productId)
                .query((row, index) -> map(row))
                .optional()
                .orElseThrow(() -> new ProductNotFound(productId));
    }

    List<Product> byCode(UUID companyId, Collection<String> codes) {
        return jdbc.sql("select " + COLUMNS
                        + " from product where company_id = :company and product_code = any(:codes)")
                .param("company", companyId)
                .param("codes", codes.toArray(String[]::new))
                .query((row, index) -> map(row))
                .list();
    }

    /// By code.
    ///
    /// @param soldOn only what is sold on this day
    Page<Product> list(UUID companyId, @Nullable LocalDate soldOn, PageRequest page) {
        var rows = jdbc.sql("select " + COLUMNS + """
                          from product
                         where company_id = :company
                        """ + SOLD_ON + """
                           and (:first or product_code > :after)
                         order by product_code
                         limit :limit
                        """)
                .param("company", companyId)
                .param("day", soldOn)
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, index) -> map(row))
                .list();
        return Page.of(rows, page, product -> List.of(product.productCode()));
    }

    /// How many products the list has; counts no further than the bound.
    long count(UUID companyId, @Nullable LocalDate soldOn, long bound) {
        return jdbc.sql("select count(*) from (select 1 from product where company_id = :company" + SOLD_ON
                        + " limit :bound) found")
                .param("company", companyId)
                .param("day", soldOn)
                .param("bound", bound)
                .query(Long.class)
                .single();
    }

    /// Hands over the products of the list, a few in memory at a time. Within a transaction only, without which the
    /// driver reads them all at once.
    void forEach(UUID companyId, @Nullable LocalDate soldOn, Consumer<Product> each) {
        RowCallbackHandler pass = row -> each.accept(map(row));
        jdbc.sql("select " + COLUMNS + " from product where company_id = :company" + SOLD_ON + " order by product_code")
                .withFetchSize(ROWS_AT_A_TIME)
                .param("company", companyId)
                .param("day", soldOn)
                .query(pass);
    }

    private static Map<String, @Nullable Object> parameters(UUID companyId, Product product) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("company", companyId);
        parameters.put("id", product.productId());
        parameters.put("code", product.productCode());
        parameters.put("name", product.name());
        parameters.put("series", product.series());
        parameters.put("price", product.listPrice().minorUnits());
        parameters.put("currency", product.listPrice().currency().getCurrencyCode());
        parameters.put("taxCode", product.taxCode());
        parameters.put("taxRate", product.taxRatePercent());
        parameters.put("unit", product.unit());
        parameters.put("from", product.activeFrom());
        parameters.put("until", product.activeUntil());
        parameters.put("version", product.version());
        return parameters;
    }

    private static Product map(ResultSet row) throws SQLException {
        return new Product(
                row.getObject("product_id", UUID.class),
                row.getString("product_code"),
                row.getString("name"),
                row.getString("series"),
                Money.ofMinor(row.getLong("list_price_minor"), row.getString("currency")),
                row.getString("tax_code"),
                row.getBigDecimal("tax_rate_percent"),
                row.getString("unit"),
                row.getObject("active_from", LocalDate.class),
                row.getObject("active_until", LocalDate.class),
                row.getLong("version"));
    }
}
