package io.tieout.sales.billingplan;

import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.sales.billingplan.BillingPlan.PlanLine;
import io.tieout.sales.billingplan.BillingPlanRepository.DuePlan;
import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.contract.ContractQueries;
import io.tieout.sales.customerview.CustomerViewQueries;
import io.tieout.sales.order.OrderLine;
import io.tieout.sales.order.OrderService;
import io.tieout.sales.order.OrderTerms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class BillingPlanService {

    private static final int BATCH = 100;
    private static final int LONGEST_FAILURE = 500;
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final BillingPlanRepository plans;
    private final ContractQueries contracts;
    private final CustomerViewQueries customers;
    private final OrderService orders;
    private final CompanyDayQueries days;
    private final Clock clock;

    BillingPlanService(
            BillingPlanRepository plans,
            ContractQueries contracts,
            CustomerViewQueries customers,
            OrderService orders,
            CompanyDayQueries days,
            Clock clock) {
        this.plans = plans;
        this.contracts = contracts;
        this.customers = customers;
        this.orders = orders;
        this.days = days;
        this.clock = clock;
    }

    record PlanTerms(
            LocalDate firstOn,
            int everyMonths,
            @Nullable LocalDate lastOn,
            Currency currency,
            PriceMode priceMode,
            List<PlanLine> lines) {}

    BillingPlan add(UUID companyId, UUID contractId, PlanTerms terms, UUID by) {
        var contract = contracts.billable(companyId, contractId);
        if (terms.firstOn().isBefore(contract.startsOn())) {
            throw new InvalidBillingPlan("firstOn", "lies before the contract begins on " + contract.startsOn());
        }
        if (contract.endsOn() != null && terms.firstOn().isAfter(contract.endsOn())) {
            throw new InvalidBillingPlan("firstOn", "lies after the contract ends on " + contract.endsOn());
        }
        if (terms.lastOn() != null && terms.lastOn().isBefore(terms.firstOn())) {
            throw new InvalidBillingPlan("lastOn", "lies before " + terms.firstOn());
        }
        var plan = new BillingPlan(
                Ids.next(),
                contractId,
                terms.firstOn(),
                terms.everyMonths(),
                terms.lastOn(),
                terms.currency().getCurrencyCode(),
                terms.priceMode(),
                terms.lines(),
                0,
                terms.firstOn(),
                null,
                null,
                1);
        // What cannot be added up is refused now, and not on the first day of the first period.
        orderTerms(plan, 0).requireAddsUp();
        plans.insert(companyId, plan, by);
        return get(companyId, plan.planId());
    }

    BillingPlan stop(UUID companyId, UUID contractId, UUID planId, long expectedVersion) {
        plans.lock(companyId, planId);
        var plan = plans.find(companyId, planId)
                .filter(found -> found.contractId().equals(contractId))
                .orElseThrow(() -> new BillingPlanNotFound(planId));
        if (plan.stoppedAt() != null) {
            throw new BillingPlanStopped(planId);
        }
        if (plan.version() != expectedVersion) {
            throw new StaleVersion(expectedVersion, plan.version());
        }
        plans.stop(companyId, planId, now());
        return get(companyId, planId);
    }

    List<DuePlan> due() {
        return plans.due(days.latest(), now(), BATCH);
    }

    /// Bills the next period of a plan, if it has begun and nobody else was faster.
    void bill(DuePlan due) {
        var companyId = due.companyId();
        // The contract first, then the plan: always in this order, or two could wait for each other.
        var contract =
                contracts.billable(companyId, get(companyId, due.planId()).contractId());
        plans.lock(companyId, due.planId());
        var plan = get(companyId, due.planId());
        if (plan.stoppedAt() != null || plan.nextOn() == null || plan.nextOn().isAfter(days.today(companyId))) {
            return;
        }
        var start = plan.startOf(plan.periodsBilled(), contract.endsOn());
        if (start == null) {
            // The contract was shortened meanwhile; when it is prolonged, billing goes on here.
            return;
        }
        var customer = customers.get(companyId, contract.customerId());
        var draft = orders.draft(
                companyId,
                null,
                contract.customerId(),
                orderTerms(plan, customer.paymentTermDays()),
                contract.ownerUserId());
        orders.confirm(draft, start);
        int period = plan.periodsBilled() + 1;
        plans.billed(companyId, plan.planId(), period, start, draft.id().value(), plan.startOf(period, null), now());
    }

    void postpone(DuePlan due, RuntimeException why) {
        var failure =
                Objects.requireNonNullElse(why.getMessage(), why.getClass().getSimpleName());
        plans.postpone(
                due.companyId(),
                due.planId(),
                failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE)),
                now().plus(PATIENCE));
    }

    private BillingPlan get(UUID companyId, UUID planId) {
        return plans.find(companyId, planId).orElseThrow(() -> new BillingPlanNotFound(planId));
    }

    private static OrderTerms orderTerms(BillingPlan plan, int paymentTermDays) {
        return new OrderTerms(
                Currency.getInstance(plan.currency()),
                plan.priceMode(),
                TaxMethod.PER_LINE,
                Rounding.HALF_UP,
                paymentTermDays,
                plan.lines().stream()
                        .map(line -> new OrderLine(
                                Ids.next(),
                                line.productCode(),
                                line.description(),
                                line.quantity(),
                                line.unitPrice(),
                                line.discountPercent(),
                                line.taxCode(),
                                line.taxRatePercent()))
                        .toList());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
