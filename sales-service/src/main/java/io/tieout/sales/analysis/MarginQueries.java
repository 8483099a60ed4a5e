package io.tieout.sales.analysis;

import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.team.Sight;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is left of sales after the standard cost of what was sold.
@Component
class MarginQueries {

    /// An amount of 18 digits; the difference of two such amounts is one that can be told as well.
    private static final BigDecimal MOST_MINOR = BigDecimal.TEN.pow(18);

    private final SalesQueries sales;

    MarginQueries(SalesQueries sales) {
        this.sales = sales;
    }

    /// A sale has the cost that is valid on its order date, in its own currency, as far as it was entered when the
    /// report was known; what has none is told apart. Each figure is rounded once, half up.
    Page<MarginFigure> by(
            UUID companyId,
            Sight sight,
            SalesDimension dimension,
            MarginRank rank,
            SalesSpan span,
            @Nullable SalesSpan before,
            PageRequest page) {
        var currencies = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .toList();
        var rows = sales.compared(
                        """
                        , digits as (
                            select currency::char(3), digits
                              from unnest(:currencies::text[], :digits::integer[]) as known (currency, digits)),
                        latest as (
                            select distinct on (product_code, currency, valid_from)
                                   product_code, currency, valid_from, unit_cost
                              from standard_cost
                             where company_id = :company and entered_at <= :knownAt
                             order by product_code, currency, valid_from, entry_no desc),
                        cost as (
                            select product_code, currency, valid_from, unit_cost,
                                   lead(valid_from, 1, 'infinity') over (
                                       partition by product_code, currency order by valid_from) as valid_until
                              from latest),
                        grouped as (
                            select %s as key, sale.currency,
                                   coalesce(sum(sale.net_minor) filter (where now), 0) as net_minor,
                                   coalesce(sum(sale.net_minor) filter (where earlier), 0) as before_minor,
                                   coalesce(sum(sale.net_minor) filter (where now and unit_cost is not null), 0)
                                       as costed_minor,
                                   round(coalesce(sum(sale.quantity * unit_cost) filter (where now), 0)
                                       * power(10::numeric, min(digits))) as cost_minor
                              from sale
                              join digits on digits.currency = sale.currency
                              left join cost on cost.product_code = sale.product_code
                                            and cost.currency = sale.currency
                                            and sale.order_date >= valid_from and sale.order_date < valid_until
                             group by 1, 2),
                        ranked as (
                            select *, row_number() over (partition by currency order by %s desc, key) as place
                              from grouped)
                        select key, %s as name, currency, net_minor, before_minor, costed_minor, cost_minor, place
                          from ranked grouped
                         where :first or (currency, place) > (:afterCurrency::char(3), :afterPlace::bigint)
                         order by currency, place
                         limit :limit
                        """.formatted(dimension.key(), rank.figure(), dimension.displayName()),
                        companyId,
                        sight,
                        span,
                        before)
                .param(
                        "currencies",
                        currencies.stream().map(Currency::getCurrencyCode).toArray(String[]::new))
                .param(
                        "digits",
                        currencies.stream()
                                .map(Currency::getDefaultFractionDigits)
                                .toArray(Integer[]::new))
                .param("first", page.isFirst())
                .param("afterCurrency", page.isFirst() ? null : page.after().get(0))
                .param("afterPlace", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query((row, number) -> {
                    return MarginFigure.of(
                            row.getString("key"),
                            row.getString("name"),
                            row.getLong("place"),
                            money(row, "net_minor"),
                            money(row, "costed_minor"),
                            money(row, "cost_minor"),
                            before == null ? null : money(row, "before_minor"));
                })
                .list();
        return Page.of(rows, page, row -> List.of(row.net().currency().getCurrencyCode(), Long.toString(row.place())));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        var minor = row.getBigDecimal(column);
        var currency = row.getString("currency");
        if (minor.abs().compareTo(MOST_MINOR) >= 0) {
            var name = row.getString("name");
            throw new FiguresTooLarge(name == null ? row.getString("key") : name, currency);
        }
        return Money.ofMinor(minor.longValueExact(), currency);
    }

    /// @param place among those of its currency
    /// @param costedNet the part of the sales whose standard cost is known
    /// @param cost of that part
    /// @param margin of that part
    /// @param marginPercent of that part, none when it is zero
    /// @param before sales in the span that is compared with, where there is one
    /// @param growthPercent against that, none when that is zero
    record MarginFigure(
            @Nullable String key,
            @Nullable String name,
            long place,
            Money net,
            Money costedNet,
            Money cost,
            Money margin,
            @Nullable BigDecimal marginPercent,
            @Nullable Money before,
            @Nullable BigDecimal growthPercent) {

        private static MarginFigure of(
                @Nullable String key,
                @Nullable String name,
                long place,
                Money net,
                Money costedNet,
                Money cost,
                @Nullable Money before) {
            var margin = costedNet.minus(cost);
            return new MarginFigure(
                    key,
                    name,
                    place,
                    net,
                    costedNet,
                    cost,
                    margin,
                    SalesQueries.percent(margin, costedNet),
                    before,
                    before == null ? null : SalesQueries.percent(net.minus(before), before));
        }
    }
}
