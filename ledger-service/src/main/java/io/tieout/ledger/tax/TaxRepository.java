package io.tieout.ledger.tax;

import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TaxRepository {

    private final JdbcClient jdbc;

    TaxRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TaxCode> all(UUID companyId) {
        var rates = rates(companyId, null);
        return jdbc.sql("""
                        select tax_code, name, local_name, kind, version
                        from tax_code
                        where company_id = :company
                        order by tax_code""")
                .param("company", companyId)
                .query((row, number) -> code(row, rates))
                .list();
    }

    Optional<TaxCode> find(UUID companyId, String code) {
        var rates = rates(companyId, code);
        return jdbc.sql("""
                        select tax_code, name, local_name, kind, version
                        from tax_code
                        where company_id = :company and tax_code = :code""")
                .param("company", companyId)
                .param("code", code)
                .query((row, number) -> code(row, rates))
                .optional();
    }

    /// @return whether the name was free
    boolean insert(UUID companyId, TaxCode code) {
        int inserted = jdbc.sql("""
                        insert into tax_code (company_id, tax_code, name, local_name, kind, version)
                        values (:company, :code, :name, :localName, :kind, :version)
                        on conflict (company_id, tax_code) do nothing""")
                .param("company", companyId)
                .param("code", code.code())
                .param("name", code.name())
                .param("localName", code.localName())
                .param("kind", code.kind().name())
                .param("version", code.version())
                .update();
        if (inserted == 1) {
            insertRates(companyId, code.code(), code.rates());
        }
        return inserted == 1;
    }

    /// @return whether it still was in the version before
    boolean succeed(UUID companyId, TaxCode code, long before) {
        return jdbc.sql("""
                                update tax_code set version = :before + 1
                                where company_id = :company and tax_code = :code and version = :before""")
                        .param("company", companyId)
                        .param("code", code.code())
                        .param("before", before)
                        .update()
                == 1;
    }

    /// The only thing about a rate that changes: its end, once another one follows.
    void end(UUID companyId, String code, LocalDate validFrom, LocalDate validTo) {
        jdbc.sql("""
                        update tax_rate set valid_to = :to
                        where company_id = :company and tax_code = :code and valid_from = :from""")
                .param("company", companyId)
                .param("code", code)
                .param("from", validFrom)
                .param("to", validTo)
                .update();
    }

    void insertRates(UUID companyId, String code, List<DatedRate> rates) {
        jdbc.sql("""
                        insert into tax_rate (company_id, tax_code, valid_from, valid_to, percent, base_numerator,
                            base_denominator)
                        select :company, :code, *
                        from unnest(cast(:froms as date[]), cast(:tos as date[]), cast(:percents as numeric[]),
                            cast(:numerators as int[]), cast(:denominators as int[]))""")
                .param("company", companyId)
                .param("code", code)
                .param("froms", texts(rates, DatedRate::validFrom))
                .param("tos", texts(rates, DatedRate::validTo))
                .param("percents", texts(rates, rate -> rate.percent().toPlainString()))
                .param("numerators", texts(rates, DatedRate::baseNumerator))
                .param("denominators", texts(rates, DatedRate::baseDenominator))
                .update();
    }

    void delete(UUID companyId, Collection<String> codes) {
        jdbc.sql("delete from tax_code where company_id = :company and tax_code = any(:codes)")
                .param("company", companyId)
                .param("codes", codes.toArray(String[]::new))
                .update();
    }

    Optional<TaxSettings> settings(UUID companyId) {
        return jdbc.sql("""
                        select prices_include_tax, tax_method, rounding_mode, exchange_rate_source, version
                        from tax_settings
                        where company_id = :company""")
                .param("company", companyId)
                .query((row, number) -> new TaxSettings(
                        row.getBoolean("prices_include_tax"),
                        TaxMethod.valueOf(row.getString("tax_method")),
                        Rounding.valueOf(row.getString("rounding_mode")),
                        row.getString("exchange_rate_source"),
                        row.getLong("version")))
                .optional();
    }

    /// @return whether they still were in the version before
    boolean save(UUID companyId, TaxSettings settings) {
        return jdbc.sql("""
                                insert into tax_settings (company_id, prices_include_tax, tax_method, rounding_mode,
                                    exchange_rate_source, version)
                                values (:company, :inclusive, :method, :mode, :source, :version)
                                on conflict (company_id) do update
                                    set prices_include_tax = excluded.prices_include_tax,
                                        tax_method = excluded.tax_method, rounding_mode = excluded.rounding_mode,
                                        exchange_rate_source = excluded.exchange_rate_source,
                                        version = excluded.version
                                    where tax_settings.version = excluded.version - 1""")
                        .param("company", companyId)
                        .param("inclusive", settings.pricesIncludeTax())
                        .param("method", settings.taxMethod().name())
                        .param("mode", settings.rounding().name())
                        .param("source", settings.exchangeRateSource())
                        .param("version", settings.version())
                        .update()
                == 1;
    }

    /// @param code none: those of all codes
    private Map<String, List<DatedRate>> rates(UUID companyId, @Nullable String code) {
        var rates = new HashMap<String, List<DatedRate>>();
        RowCallbackHandler collect = row -> rates.computeIfAbsent(row.getString("tax_code"), name -> new ArrayList<>())
                .add(new DatedRate(
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getBigDecimal("percent"),
                        row.getInt("base_numerator"),
                        row.getInt("base_denominator")));
        jdbc.sql("""
                        select tax_code, valid_from, valid_to, percent, base_numerator, base_denominator
                        from tax_rate
                        where company_id = :company and (cast(:code as text) is null or tax_code = :code)
                        order by tax_code, valid_from""").param("company", companyId).param("code", code).query(collect);
        return rates;
    }

    private static TaxCode code(ResultSet row, Map<String, List<DatedRate>> rates) throws SQLException {
        var code = row.getString("tax_code");
        return new TaxCode(
                code,
                row.getString("name"),
                row.getString("local_name"),
                TaxKind.valueOf(row.getString("kind")),
                rates.getOrDefault(code, List.of()),
                row.getLong("version"));
    }

    private static @Nullable String[] texts(
            List<DatedRate> rates, java.util.function.Function<DatedRate, @Nullable Object> column) {
        return rates.stream()
                .map(column)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }
}
