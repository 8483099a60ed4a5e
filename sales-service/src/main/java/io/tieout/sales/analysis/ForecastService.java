package io.tieout.sales.analysis;

import io.tieout.sales.team.Sight;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps, once a month, what the company expects of this month and the next two.
@Service
@Transactional
class ForecastService {

    private static final int MONTHS = 3;

    private final ForecastQueries forecasts;
    private final Clock clock;

    ForecastService(ForecastQueries forecasts, Clock clock) {
        this.forecasts = forecasts;
        this.clock = clock;
    }

    List<UUID> due() {
        return forecasts.companiesWithout(YearMonth.from(today()));
    }

    void take(UUID companyId) {
        var taken = YearMonth.from(today());
        var whole = new Sight(true, companyId);
        for (int ahead = 0; ahead < MONTHS; ahead++) {
            forecasts
                    .forecast(companyId, whole, taken.plusMonths(ahead), today())
                    .forEach(forecast -> forecasts.keep(companyId, taken, forecast, clock.instant()));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
