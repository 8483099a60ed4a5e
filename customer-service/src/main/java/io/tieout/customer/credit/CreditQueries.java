package io.tieout.customer.credit;

import io.tieout.customer.businessview.CurrencyFigures;
import io.tieout.customer.businessview.CustomerFiguresQueries;
import io.tieout.customer.companyview.CompanyDayQueries;
import io.tieout.customer.credit.CreditResponse.ExposureResponse;
import io.tieout.customer.party.CustomerId;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
public class CreditQueries {

    private final CreditRepository credits;
    private final CustomerFiguresQueries figures;
    private final CompanyDayQueries days;

    CreditQueries(CreditRepository credits, CustomerFiguresQueries figures, CompanyDayQueries days) {
        this.credits = credits;
        this.figures = figures;
        this.days = days;
    }

    public CreditResponse credit(UUID companyId, CustomerId customerId) {
        var known = figures.of(companyId, customerId.value(), days.today(companyId));
        var reach = figures.reach(companyId);
        var decision = Optional.ofNullable(
                credits.current(companyId, List.of(customerId.value())).get(customerId.value()));
        var limits = decision.map(current -> current.terms().limits()).orElse(List.of());
        return new CreditResponse(
                customerId.value(),
                decision.map(CreditDecisionResponse::from).orElse(null),
                known.currencies().stream()
                        .map(currency -> exposure(currency, limits))
                        .toList(),
                reach.lastSequence(),
                reach.complete(),
                reach.toldAt());
    }

    private static ExposureResponse exposure(CurrencyFigures figures, List<Money> limits) {
        var exposure = figures.exposure();
        var limit = limits.stream()
                .filter(candidate -> candidate.currency().equals(exposure.currency()))
                .findFirst();
        return new ExposureResponse(
                exposure.currency().getCurrencyCode(),
                figures.openOrders(),
                figures.unpaidInvoices(),
                figures.overdue(),
                figures.unapplied(),
                exposure,
                limit.orElse(null),
                limit.map(most -> most.minus(exposure)).orElse(null));
    }

    Page<CreditDecisionResponse> history(UUID companyId, CustomerId customerId, PageRequest page) {
        var rows = credits.history(companyId, customerId.value(), page).stream()
                .map(CreditDecisionResponse::from)
                .toList();
        return Page.of(rows, page, row -> List.of(Long.toString(row.version())));
    }

    Page<Adjustment> adjustments(UUID companyId, CustomerId customerId, PageRequest page) {
        return Page.of(
                credits.adjustments(companyId, customerId.value(), page),
                page,
                row -> List.of(row.adjustmentId().toString()));
    }
}
