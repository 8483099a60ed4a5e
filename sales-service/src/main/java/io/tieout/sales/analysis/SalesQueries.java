package io.tieout.sales.analysis;

import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.team.Sight;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SalesQueries {

    private static final int MAX_SERIES = 200;

    /// What the reader may see of the span.
    private static final String SALES = "with sale as (" + SaleFacts.OF_COMPANY + """
                   and o.order_date between :from and :to
            """ + Sight.OF_ORDERS + ")\n";

    /// The same, and what the reader may see of the span that it is compared with.
    private static final String COMPARED = "with either as (" + SaleFacts.OF_COMPANY + """
                   and (o.order_date between :from and :to
                     or o.order_date between cast(:beforeFrom as date) and cast(:beforeTo as date))
            """ + Sight.OF_ORDERS + """
            ),
            sale as not materialized (
                select *, order_date between :from and :to as now,
                       order_date between cast(:beforeFrom as date) and cast(:beforeTo as date) as earlier
                  from either)
            """;

    private final JdbcClient jdbc;

    SalesQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SalesTotal> totals(UUID companyId, Sight sight, SalesSpan span) {
        return statement(SALES + """
                        select currency, sum(net_minor) as net_minor, count(*) filter (where first_of_order) as orders
                          from sale
                         group by currency
                         order by currency
                        """, companyId, sight, span)
                .query((row, number) -> new SalesTotal(
                        Money.ofMinor(row.getLong("net_minor"), row.getString("currency")), row.getLong("orders")))
                .list();
    }

    /// The best first, in each currency. What sold only in the span that this one is compared with comes with zero.
    /// Customers are counted for what is shown only: to tell them apart takes longer than everything else.
    Page<SalesFigure> by(
            UUID companyId,
            Sight sight,
            SalesDimension dimension,
            SalesSpan span,
            @Nullable SalesSpan before,
            PageRequest page) {
        var rows = compared(
                        """
                        , grouped as (
                            select %1$s as key, currency,
                                   coalesce(sum(net_minor) filter (where now), 0)::bigint as net_minor,
                                   coalesce(sum(net_minor) filter (where earlier), 0)::bigint as before_minor,
                                   coalesce(sum(quantity) filter (where now), 0) as quantity,
                                   count(*) filter (where now and %2$s) as orders
                              from sale
                             group by 1, 2),
                        ranked as (
                            select key, currency, net_minor, before_minor, quantity, orders,
                                   row_number() over (partition by currency order by net_minor desc, key) as place,
                                   sum(net_minor) over (partition by currency) as all_minor
                              from grouped),
                        shown as materialized (
                            select key, currency, net_minor, before_minor, quantity, orders, place, all_minor
                              from ranked
                             where :first or (currency, place) > (:afterCurrency::char(3), :afterPlace::bigint)
                             order by currency, place
                             limit :limit),
                        buyers as materialized (
                            select key, currency, count(*) as customers
                              from (select distinct %1$s as key, currency, customer_id
                                      from sale
                                     where now and %2$s
                                       and (%1$s is null or %1$s in (select key from shown))) buyer
                             group by 1, 2)
                        select grouped.key, %3$s as name, grouped.currency, net_minor, before_minor, quantity, orders,
                               coalesce(customers, 0) as customers, place, all_minor
                          from shown grouped
                          left join buyers on buyers.key is not distinct from grouped.key
                           and buyers.currency = grouped.currency
                         order by grouped.currency, place
                        """.formatted(dimension.key(), dimension.first(), dimension.displayName()),
                        companyId,
                        sight,
                        span,
                        before)
                .param("first", page.isFirst())
                .param("afterCurrency", page.isFirst() ? null : page.after().get(0))
                .param("afterPlace", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query((row, number) -> new SalesFigure(
                        row.getString("key"),
                        row.getString("name"),
                        row.getLong("place"),
                        Money.ofMinor(row.getLong("net_minor"), row.getString("currency")),
                        before == null ? null : Money.ofMinor(row.getLong("before_minor"), row.getString("currency")),
                        row.getBigDecimal("quantity"),
                        row.getLong("orders"),
                        row.getLong("customers"),
                        percent(row.getBigDecimal("net_minor"), row.getBigDecimal("all_minor"))))
                .list();
        return Page.of(rows, page, row -> List.of(row.net().currency().getCurrencyCode(), Long.toString(row.place())));
    }

    /// The months of each key, in each currency those that sell most first; months without sales count zero. Where
    /// there are too many, each currency gives up its last ones: amounts of two currencies are never compared.
    List<SalesSeries> series(
            UUID companyId, Sight sight, SalesDimension dimension, @Nullable String key, SalesSpan span) {
        var first = YearMonth.from(span.from());
        int months = (int) first.until(YearMonth.from(span.to()), java.time.temporal.ChronoUnit.MONTHS) + 1;
        var found = new LinkedHashMap<String, SeriesBuilder>();
        statement(SALES + """
                        , monthly as (
                            select %s as key, currency, date_trunc('month', order_date)::date as month,
                                   sum(net_minor)::bigint as net_minor
                              from sale
                             group by 1, 2, 3),
                        grouped as (
                            select key, currency, sum(net_minor) as all_minor,
                                   row_number() over (partition by currency order by sum(net_minor) desc, key) as place
                              from monthly
                             where :key::text is null or key::text = :key
                             group by key, currency),
                        chosen as (
                            select key, currency, place, row_number() over (order by place, currency) as turn
                              from grouped)
                        select grouped.key, %s as name, grouped.currency, monthly.month, monthly.net_minor
                          from chosen grouped
                          join monthly on monthly.key is not distinct from grouped.key
                           and monthly.currency = grouped.currency
                         where grouped.turn <= :most
                         order by grouped.currency, grouped.place, monthly.month
                        """.formatted(dimension.key(), dimension.displayName()), companyId, sight, span)
                .param("key", key)
                .param("most", MAX_SERIES)
                .query(row -> {
                    var currency = row.getString("currency");
                    var rowKey = row.getString("key");
                    var name = row.getString("name");
                    int month = (int) first.until(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            java.time.temporal.ChronoUnit.MONTHS);
                    found.computeIfAbsent(
                                            currency + " " + rowKey,
                                            any -> new SeriesBuilder(rowKey, name, currency, months))
                                    .net[month] =
                            row.getLong("net_minor");
                });
        return found.values().stream().map(builder -> builder.build(first)).toList();
    }

    /// @param sql goes on behind `sale`, in which each row says whether it is of the span (`now`) and of the one that
    ///     it is compared with (`earlier`)
    JdbcClient.StatementSpec compared(
            String sql, UUID companyId, Sight sight, SalesSpan span, @Nullable SalesSpan before) {
        return statement(COMPARED + sql, companyId, sight, span)
                .param("beforeFrom", before == null ? null : before.from())
                .param("beforeTo", before == null ? null : before.to());
    }

    private JdbcClient.StatementSpec statement(String sql, UUID companyId, Sight sight, SalesSpan span) {
        return jdbc.sql(sql)
                .param("company", companyId)
                .params(sight.parameters())
                .param("from", span.from())
                .param("to", span.to())
                .param("knownAt", span.knownAt().atOffset(ZoneOffset.UTC));
    }

    static @Nullable BigDecimal percent(Money part, Money whole) {
        return percent(BigDecimal.valueOf(part.minorUnits()), BigDecimal.valueOf(whole.minorUnits()));
    }

    static @Nullable BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? null
                : part.multiply(BigDecimal.valueOf(100)).divide(whole, 2, RoundingMode.HALF_UP);
    }

    private static final class SeriesBuilder {

        private final @Nullable String key;
        private final @Nullable String name;
        private final String currency;
        private final long[] net;

        private SeriesBuilder(@Nullable String key, @Nullable String name, String currency, int months) {
            this.key = key;
            this.name = name;
            this.currency = currency;
            this.net = new long[months];
        }

        private SalesSeries build(YearMonth first) {
            var values = new ArrayList<Long>();
            for (long minor : net) {
                values.add(minor);
            }
            return SalesSeries.of(key, name, currency, first, values);
        }
    }

    record SalesTotal(Money net, long orders) {}

    /// @param place among those of its currency
    /// @param before in the span that is compared with, where there is one
    /// @param sharePercent of all sales in its currency, none when those are zero
    record SalesFigure(
            @Nullable String key,
            @Nullable String name,
            long place,
            Money net,
            @Nullable Money before,
            BigDecimal quantity,
            long orders,
            long customers,
            @Nullable BigDecimal sharePercent) {}
}
