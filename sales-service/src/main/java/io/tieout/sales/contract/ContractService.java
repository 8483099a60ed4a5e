package io.tieout.sales.contract;

import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.sales.customerview.CustomerViewQueries;
import io.tieout.sales.order.OrderLine;
import io.tieout.sales.order.OrderService;
import io.tieout.sales.order.OrderTerms;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class ContractService {

    private final ContractRepository contracts;
    private final CustomerViewQueries customers;
    private final OrderService orders;
    private final Clock clock;

    ContractService(ContractRepository contracts, CustomerViewQueries customers, OrderService orders, Clock clock) {
        this.contracts = contracts;
        this.customers = customers;
        this.orders = orders;
        this.clock = clock;
    }

    Contract conclude(UUID companyId, UUID customerId, ContractContent content, List<Milestone> milestones, UUID by) {
        customers.get(companyId, customerId);
        var contract = new Contract(
                Ids.next(),
                contracts.nextNumber(companyId, content.startsOn().getYear()),
                customerId,
                by,
                null,
                content.toVersion(1, "concluded", by, now()),
                milestones,
                1);
        contracts.insert(companyId, contract);
        return get(companyId, contract.contractId());
    }

    Contract change(
            UUID companyId, UUID contractId, long expectedVersion, ContractContent content, String reason, UUID by) {
        var contract = current(companyId, contractId, expectedVersion);
        contracts.addVersion(
                companyId, contractId, content.toVersion(contract.current().versionNo() + 1, reason, by, now()), null);
        return get(companyId, contractId);
    }

    Contract terminate(
            UUID companyId, UUID contractId, long expectedVersion, LocalDate endsOn, String reason, UUID by) {
        var contract = current(companyId, contractId, expectedVersion);
        contracts.addVersion(
                companyId, contractId, contract.current().endingOn(endsOn, null, reason, by, now()), now());
        return get(companyId, contractId);
    }

    Contract addMilestone(UUID companyId, UUID contractId, long expectedVersion, Milestone milestone) {
        current(companyId, contractId, expectedVersion);
        contracts.insertMilestone(companyId, contractId, milestone);
        contracts.touch(companyId, contractId);
        return get(companyId, contractId);
    }

    /// A milestone with an amount becomes an order, which the ledger invoices, in the transaction that ends it.
    Contract milestoneDone(
            UUID companyId, UUID contractId, long expectedVersion, UUID milestoneId, LocalDate doneOn, UUID by) {
        var contract = current(companyId, contractId, expectedVersion);
        var milestone = contract.milestone(milestoneId);
        if (milestone.doneOn() != null) {
            throw new MilestoneIsDone(milestone.title());
        }
        var orderId = milestone.amount() == null ? null : charge(companyId, contract, milestone, doneOn);
        contracts.milestoneDone(companyId, contractId, milestoneId, doneOn, by, orderId);
        return get(companyId, contractId);
    }

    private UUID charge(UUID companyId, Contract contract, Milestone milestone, LocalDate doneOn) {
        var amount = Objects.requireNonNull(milestone.amount());
        var customer = customers.get(companyId, contract.customerId());
        var line = new OrderLine(
                Ids.next(),
                Objects.requireNonNullElse(milestone.productCode(), "MILESTONE"),
                contract.contractNumber() + ": " + milestone.title(),
                BigDecimal.ONE,
                amount.toBigDecimal(),
                BigDecimal.ZERO,
                Objects.requireNonNullElse(milestone.taxCode(), "NONE"),
                Objects.requireNonNullElse(milestone.taxRatePercent(), BigDecimal.ZERO));
        var terms = new OrderTerms(
                amount.currency(),
                PriceMode.TAX_EXCLUSIVE,
                TaxMethod.PER_LINE,
                Rounding.HALF_UP,
                customer.paymentTermDays(),
                List.of(line));
        var draft = orders.draft(companyId, null, contract.customerId(), terms, contract.ownerUserId());
        return orders.confirm(draft, doneOn).id().value();
    }

    private Contract current(UUID companyId, UUID contractId, long expectedVersion) {
        contracts.lock(companyId, contractId);
        var contract = get(companyId, contractId);
        contract.requireNotTerminated();
        if (contract.version() != expectedVersion) {
            throw new StaleVersion(expectedVersion, contract.version());
        }
        return contract;
    }

    private Contract get(UUID companyId, UUID contractId) {
        return contracts.find(companyId, contractId).orElseThrow(() -> new ContractNotFound(contractId));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// What parties agree on.
    record ContractContent(
            String title,
            LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable Integer renewalMonths,
            @Nullable Money value,
            @Nullable String terms) {

        ContractVersion toVersion(int versionNo, String reason, UUID by, Instant at) {
            return new ContractVersion(versionNo, title, startsOn, endsOn, renewalMonths, value, terms, reason, by, at);
        }
    }
}
