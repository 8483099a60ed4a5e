package io.tieout.sales.product;

import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StandardCostRepository {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    StandardCostRepository(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(UUID companyId, List<StandardCost> costs) {
        batches.batchUpdate(
                """
                insert into standard_cost (company_id, product_code, currency, valid_from, unit_cost, entered_by, entered_at)
                values (:company, :code, :currency, :from, :cost, :by, :at)
                """,
                costs.stream()
                        .map(cost -> new MapSqlParameterSource()
                                .addValue("company", companyId)
                                .addValue("code", cost.productCode())
                                .addValue("currency", cost.currency())
                                .addValue("from", cost.validFrom())
                                .addValue("cost", cost.unitCost())
                                .addValue("by", cost.enteredBy())
                                .addValue("at", cost.enteredAt().atOffset(ZoneOffset.UTC)))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /// By product and currency, the latest day first, and what was entered for it last.
    Page<StandardCost> list(UUID companyId, @Nullable String productCode, PageRequest page) {
        var rows = jdbc.sql("""
                        select product_code, currency, valid_from, entry_no, unit_cost, entered_by, entered_at
                          from standard_cost
                         where company_id = :company
                           and (:code::text is null or product_code = :code)
                           and (:first or (product_code, currency) > (:afterCode, :afterCurrency::char(3))
                             or (product_code, currency) = (:afterCode, :afterCurrency::char(3))
                                and (valid_from, entry_no) < (:afterFrom::date, :afterEntry::bigint))
                         order by product_code, currency, valid_from desc, entry_no desc
                         limit :limit
                        """)
                .param("company", companyId)
                .param("code", productCode)
                .param("first", page.isFirst())
                .param("afterCode", page.isFirst() ? null : page.after().get(0))
                .param("afterCurrency", page.isFirst() ? null : page.after().get(1))
                .param("afterFrom", page.isFirst() ? null : page.after().get(2))
                .param("afterEntry", page.isFirst() ? null : page.after().get(3))
                .param("limit", page.limit() + 1)
                .query((row, index) -> new Entry(row.getLong("entry_no"), map(row)))
                .list();
        var found = Page.of(rows, page, StandardCostRepository::place);
        return new Page<>(found.items().stream().map(Entry::cost).toList(), found.next());
    }

    private static List<String> place(Entry entry) {
        var cost = entry.cost();
        return List.of(
                cost.productCode(), cost.currency(), cost.validFrom().toString(), Long.toString(entry.entryNo()));
    }

    private static StandardCost map(ResultSet row) throws SQLException {
        return new StandardCost(
                row.getString("product_code"),
                row.getString("currency"),
                row.getObject("valid_from", LocalDate.class),
                row.getBigDecimal("unit_cost").stripTrailingZeros(),
                row.getObject("entered_by", UUID.class),
                row.getObject("entered_at", OffsetDateTime.class).toInstant());
    }

    private record Entry(long entryNo, StandardCost cost) {}
}
