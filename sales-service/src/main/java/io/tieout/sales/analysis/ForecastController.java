package io.tieout.sales.analysis;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.sales.analysis.ForecastQueries.ForecastError;
import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.team.Sight;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sales-reports/forecast")
class ForecastController {

    private static final int MAX_AHEAD = 24;

    private final ForecastQueries forecasts;
    private final CompanyDayQueries days;

    ForecastController(ForecastQueries forecasts, CompanyDayQueries days) {
        this.forecasts = forecasts;
        this.days = days;
    }

    /// What a month is expected to bring, by the deals that the reader sees as they are now.
    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    List<Forecast> forecast(@RequestParam(required = false) @Nullable YearMonth month, Caller caller) {
        var today = days.today(caller.companyId());
        var current = YearMonth.from(today);
        var wanted = month == null ? current : month;
        if (wanted.isBefore(current) || wanted.isAfter(current.plusMonths(MAX_AHEAD))) {
            throw new InvalidSpan("month", "must be " + current + " or one of the " + MAX_AHEAD + " months after it");
        }
        return forecasts.forecast(caller.companyId(), Sight.of(caller), wanted, today);
    }

    /// How far the kept forecasts of past months were from what came. Of the whole company, so for those who see it.
    @GetMapping("/errors")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    List<ForecastError> errors(Caller caller) {
        return forecasts.errors(caller.companyId(), days.today(caller.companyId()));
    }
}
