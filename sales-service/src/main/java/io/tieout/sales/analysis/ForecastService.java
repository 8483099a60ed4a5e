package io.tieout.sales.analysis;

import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.team.Sight;
import java.time.Clock;
import java.time.YearMonth;
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
    private final CompanyDayQueries days;
    private final Clock clock;

    ForecastService(ForecastQueries forecasts, CompanyDayQueries days, Clock clock) {
        this.forecasts = forecasts;
        this.days = days;
        this.clock = clock;
    }

    List<UUID> due() {
        return forecasts.companiesWithoutOne(clock.instant());
    }

    void take(UUID companyId) {
        // Read once: what is taken must not begin in one month and end in the next.
        var today = days.today(companyId);
        var taken = YearMonth.from(today);
        var whole = new Sight(true, companyId);
        for (int ahead = 0; ahead < MONTHS; ahead++) {
            forecasts
                    .forecast(companyId, whole, taken.plusMonths(ahead), today)
                    .forEach(forecast -> forecasts.keep(companyId, taken, forecast, clock.instant()));
        }
    }
}
