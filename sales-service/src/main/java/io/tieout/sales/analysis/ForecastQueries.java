package io.tieout.sales.analysis;

import io.tieout.platform.money.Money;
import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.team.Sight;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ForecastQueries {

    /// From this probability on, a deal is as good as won.
    private static final int COMMITTED_PERCENT = 80;

    /// A snapshot says what was expected when its month began. Taken later than this day, it knows part of the answer.
    private static final int LAST_DAY_IN_TIME = 3;

    private static final int YEAR = 12;
    private static final int MAX_ROWS = 2000;

    private final JdbcClient jdbc;

    ForecastQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// By the deals that the reader sees, in each currency that they have.
    ///
    /// @param today the month before it is the last complete one
    List<Forecast> forecast(UUID companyId, Sight sight, YearMonth month, LocalDate today) {
        var figures = new TreeMap<String, Figures>();
        jdbc.sql("""
                        select d.currency,
                               coalesce(sum(d.value_minor) filter (where d.status = 'WON'), 0)::bigint as closed,
                               coalesce(sum(d.value_minor) filter (where d.status = 'OPEN' and chance.percent >= :committed), 0)::bigint
                                   as committed,
                               coalesce(sum(d.value_minor) filter (where d.status = 'OPEN'), 0)::bigint as open,
                               coalesce(sum(round(d.value_minor * chance.percent / 100.0)) filter (where d.status = 'OPEN'), 0)::bigint
                                   as weighted
                          from deal d
                          left join pipeline_stage p
                            on p.company_id = d.company_id and p.pipeline_code = d.pipeline_code
                           and p.version = d.pipeline_version and p.stage = d.stage
                         cross join lateral (
                               select coalesce(d.probability_percent, p.probability_percent, 0) as percent) chance
                         where d.company_id = :company
                           and d.value_minor is not null
                           and ((d.status = 'WON' and d.closed_on between :from and :to)
                             or (d.status = 'OPEN' and d.expected_close_on between :from and :to))
                        """ + Sight.OF_DEALS + """
                         group by d.currency
                        """)
                .param("company", companyId)
                .params(sight.parameters())
                .param("committed", COMMITTED_PERCENT)
                .param("from", month.atDay(1))
                .param("to", month.atEndOfMonth())
                .query(row -> {
                    figures.put(
                            row.getString("currency"),
                            new Figures(
                                    row.getLong("closed"),
                                    row.getLong("committed"),
                                    row.getLong("open"),
                                    row.getLong("weighted")));
                });
        var past = wonByMonth(companyId, sight, YearMonth.from(today).minusMonths(1));
        past.keySet().forEach(currency -> figures.putIfAbsent(currency, Figures.NOTHING));
        int ahead = (int) YearMonth.from(today).until(month, ChronoUnit.MONTHS) + 1;
        var forecasts = new ArrayList<Forecast>();
        figures.forEach((currency, sums) -> forecasts.add(new Forecast(
                month,
                Money.ofMinor(sums.closed(), currency),
                Money.ofMinor(Math.addExact(sums.closed(), sums.committed()), currency),
                Money.ofMinor(Math.addExact(sums.closed(), sums.open()), currency),
                Money.ofMinor(Math.addExact(sums.closed(), sums.weighted()), currency),
                statistical(past.get(currency), ahead, currency))));
        return forecasts;
    }

    /// Begins with the first month of the last twelve in which anything was won.
    private static @Nullable Money statistical(@Nullable List<Long> past, int ahead, String currency) {
        return past == null || past.size() < StatisticalForecast.FEWEST || ahead < 1
                ? null
                : Money.ofMinor(StatisticalForecast.of(past, ahead), currency);
    }

    private Map<String, List<Long>> wonByMonth(UUID companyId, Sight sight, YearMonth last) {
        var first = last.minusMonths(YEAR - 1L);
        var won = new TreeMap<String, List<Long>>();
        jdbc.sql("""
                        select d.currency, date_trunc('month', d.closed_on)::date as month, sum(d.value_minor)::bigint as won
                          from deal d
                         where d.company_id = :company
                           and d.status = 'WON'
                           and d.closed_on between :from and :to
                        """ + Sight.OF_DEALS + """
                         group by 1, 2
                         order by 1, 2
                        """)
                .param("company", companyId)
                .params(sight.parameters())
                .param("from", first.atDay(1))
                .param("to", last.atEndOfMonth())
                .query(row -> {
                    var month = YearMonth.from(row.getObject("month", LocalDate.class));
                    int length = (int) month.until(last, ChronoUnit.MONTHS) + 1;
                    var series = won.computeIfAbsent(
                            row.getString("currency"), any -> new ArrayList<>(Collections.nCopies(length, 0L)));
                    series.set(series.size() - length, row.getLong("won"));
                });
        return won;
    }

    void keep(UUID companyId, YearMonth taken, Forecast forecast, Instant at) {
        var statistical = forecast.statistical();
        jdbc.sql("""
                        insert into forecast_snapshot (company_id, target_month, taken_month, currency, closed_minor,
                            commit_minor, best_minor, weighted_minor, statistical_minor, taken_at)
                        values (:company, :target, :taken, :currency, :closed, :commit, :best, :weighted, :statistical, :at)
                        on conflict do nothing
                        """)
                .param("company", companyId)
                .param("target", forecast.month().atDay(1))
                .param("taken", taken.atDay(1))
                .param("currency", forecast.closed().currency().getCurrencyCode())
                .param("closed", forecast.closed().minorUnits())
                .param("commit", forecast.commit().minorUnits())
                .param("best", forecast.best().minorUnits())
                .param("weighted", forecast.weighted().minorUnits())
                .param("statistical", statistical == null ? null : statistical.minorUnits())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Companies with deals, and no snapshot taken in the month that they have at this instant.
    List<UUID> companiesWithoutOne(Instant now) {
        return jdbc.sql("""
                        select p.company_id
                          from (select distinct company_id from pipeline) p
                         where exists (select 1 from deal d where d.company_id = p.company_id)
                           and not exists (select 1 from forecast_snapshot f
                                            where f.company_id = p.company_id
                                              and f.taken_month = date_trunc('month',
                        """ + CompanyDayQueries.inSql("p.company_id", "cast(:now as timestamptz)") + """
                                              )::date)
                         order by p.company_id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> Objects.requireNonNull(row.getObject("company_id", UUID.class)))
                .list();
    }

    /// Snapshots of months that are over, with what was won in the end. How far one was off that was taken late is not
    /// told: it would look better than those that were taken in time.
    List<ForecastError> errors(UUID companyId, LocalDate today) {
        return jdbc.sql("""
                        select f.target_month, f.taken_month, f.currency, f.commit_minor, f.best_minor, f.weighted_minor,
                               f.statistical_minor, f.taken_at,
                        """ + CompanyDayQueries.inSql("f.company_id", "f.taken_at") + """
                                   >= f.taken_month + :inTime as late,
                               coalesce((select sum(d.value_minor)
                                           from deal d
                                          where d.company_id = f.company_id
                                            and d.status = 'WON'
                                            and d.currency = f.currency
                                            and d.closed_on >= f.target_month
                                            and d.closed_on < f.target_month + interval '1 month'), 0)::bigint as actual_minor
                          from forecast_snapshot f
                         where f.company_id = :company
                           and f.target_month < date_trunc('month', :today::date)
                         order by f.target_month, f.taken_month, f.currency
                         limit :limit
                        """)
                .param("company", companyId)
                .param("today", today)
                .param("inTime", LAST_DAY_IN_TIME)
                .param("limit", MAX_ROWS)
                .query((row, number) -> {
                    var currency = row.getString("currency");
                    long actual = row.getLong("actual_minor");
                    boolean late = row.getBoolean("late");
                    var statistical = row.getObject("statistical_minor", Long.class);
                    return new ForecastError(
                            YearMonth.from(row.getObject("target_month", LocalDate.class)),
                            YearMonth.from(row.getObject("taken_month", LocalDate.class)),
                            row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                            late,
                            Money.ofMinor(actual, currency),
                            Miss.of(row.getLong("commit_minor"), actual, currency, late),
                            Miss.of(row.getLong("best_minor"), actual, currency, late),
                            Miss.of(row.getLong("weighted_minor"), actual, currency, late),
                            statistical == null ? null : Miss.of(statistical, actual, currency, late));
                })
                .list();
    }

    private record Figures(long closed, long committed, long open, long weighted) {

        private static final Figures NOTHING = new Figures(0, 0, 0, 0);
    }

    /// @param late taken when its month was some days old
    /// @param actual what was won in the month
    record ForecastError(
            YearMonth month,
            YearMonth takenIn,
            Instant takenAt,
            boolean late,
            Money actual,
            Miss commit,
            Miss best,
            Miss weighted,
            @Nullable Miss statistical) {}

    /// @param error forecast less actual; none of a snapshot that was taken late
    /// @param errorPercent of what was won, none when nothing was
    record Miss(
            Money forecast, @Nullable Money error, @Nullable BigDecimal errorPercent) {

        static Miss of(long forecast, long actual, String currency, boolean late) {
            if (late) {
                return new Miss(Money.ofMinor(forecast, currency), null, null);
            }
            long error = Math.subtractExact(forecast, actual);
            return new Miss(
                    Money.ofMinor(forecast, currency),
                    Money.ofMinor(error, currency),
                    actual == 0
                            ? null
                            : BigDecimal.valueOf(error)
                                    .multiply(BigDecimal.valueOf(100))
                                    .divide(BigDecimal.valueOf(actual), 2, RoundingMode.HALF_UP));
        }
    }
}
