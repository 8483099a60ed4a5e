package io.tieout.reconciliation.insight;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.companyview.KnownCompany;
import io.tieout.reconciliation.insight.ReconciliationReportResponse.Matching;
import io.tieout.reconciliation.insight.ReconciliationReportResponse.Period;
import io.tieout.reconciliation.insight.ReportQueries.PeriodFigures;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Puts the report together, in one snapshot: its parts tie.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class ReportService {

    private final ReportQueries queries;

    ReportService(ReportQueries queries) {
        this.queries = queries;
    }

    ReconciliationReportResponse report(KnownCompany company, ReportWindow window) {
        var matching = queries.periods(company.companyId(), window).stream()
                .collect(Collectors.groupingBy(PeriodFigures::firstDay, TreeMap::new, Collectors.toList()));
        var counted = queries.counted(company.companyId(), window);
        var days = new TreeSet<LocalDate>(matching.keySet());
        days.addAll(counted.keySet());
        return new ReconciliationReportResponse(
                window.from(),
                window.asOf(),
                window.step(),
                window.knownAt(),
                totals(matching),
                queries.openDiscrepancies(
                        company.companyId(),
                        window.asOf(),
                        window.asOf()
                                .plusDays(1)
                                .atStartOfDay(company.timeZone())
                                .toInstant(),
                        window.knownBefore()),
                queries.errorsAfterClose(company.companyId(), window),
                days.stream()
                        .map(day -> new Period(
                                day,
                                matching.getOrDefault(day, List.of()).stream()
                                        .map(found -> Matching.of(found.figures()))
                                        .toList(),
                                counted.get(day)))
                        .toList(),
                ReportDefinitions.ALL);
    }

    private static List<Matching> totals(Map<LocalDate, List<PeriodFigures>> periods) {
        var byCurrency = periods.values().stream()
                .flatMap(List::stream)
                .map(PeriodFigures::figures)
                .collect(Collectors.toMap(
                        figures -> currency(figures.unexplained()),
                        Function.identity(),
                        MatchingFigures::plus,
                        TreeMap::new));
        return byCurrency.values().stream().map(Matching::of).toList();
    }

    private static String currency(Money amount) {
        return amount.currency().getCurrencyCode();
    }
}
