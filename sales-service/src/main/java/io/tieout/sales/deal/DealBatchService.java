package io.tieout.sales.deal;

import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.Refusal;
import io.tieout.sales.customerview.CustomerViewQueries;
import io.tieout.sales.deal.DealBatchResponse.Outcome;
import io.tieout.sales.deal.DealBatchResponse.Result;
import io.tieout.sales.order.OrderLine;
import io.tieout.sales.order.OrderService;
import io.tieout.sales.order.OrderTerms;
import io.tieout.sales.team.Sight;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings in many deals in one transaction. A refused item is rolled back to its own savepoint; the others stay.
@Service
@Transactional
class DealBatchService {

    private static final String NOT_GIVEN = "not given";

    private final DealService service;
    private final DealRepository deals;
    private final OrderService orders;
    private final CustomerViewQueries customers;
    private final TransactionTemplate perItem;

    DealBatchService(
            DealService service,
            DealRepository deals,
            OrderService orders,
            CustomerViewQueries customers,
            PlatformTransactionManager transactions) {
        this.service = service;
        this.deals = deals;
        this.orders = orders;
        this.customers = customers;
        this.perItem = new TransactionTemplate(transactions);
        this.perItem.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    DealBatchResponse bringIn(UUID companyId, DealBatchRequest batch, Sight by) {
        orders.lockForCredit(
                companyId,
                batch.items().stream()
                        .filter(DealBatchRequest.Item::wantsOrder)
                        .map(DealBatchRequest.Item::customerId)
                        .filter(Objects::nonNull)
                        .toList());
        deals.lockExternalNumbers(
                companyId,
                batch.items().stream()
                        .map(DealBatchRequest.Item::externalNumber)
                        .toList());
        var results = new ArrayList<Result>();
        for (var item : batch.items()) {
            int index = results.size();
            try {
                results.add(Objects.requireNonNull(perItem.execute(status -> bringIn(companyId, index, item, by))));
            } catch (Refusal refusal) {
                results.add(new Result(
                        index,
                        item.externalNumber(),
                        Outcome.REFUSED,
                        null,
                        null,
                        refusal.code(),
                        refusal.detail(),
                        refusal.errors()));
            }
        }
        return DealBatchResponse.of(results);
    }

    private Result bringIn(UUID companyId, int index, DealBatchRequest.Item item, Sight by) {
        var present = deals.findByExternalNumber(companyId, item.externalNumber());
        if (present.isPresent()) {
            if (!says(present.get(), item)) {
                throw service.numberTaken(present.get(), item.externalNumber(), by);
            }
            return new Result(
                    index,
                    item.externalNumber(),
                    Outcome.UNCHANGED,
                    present.get().id(),
                    null,
                    null,
                    null,
                    List.of());
        }
        var deal = close(service.open(companyId, item.toOpenRequest(), by), item, by.userId());
        var orderId = item.wantsOrder() && deal.status() == DealStatus.WON ? confirmOrder(deal, by.userId()) : null;
        return new Result(index, item.externalNumber(), Outcome.CREATED, deal.id(), orderId, null, null, List.of());
    }

    private Deal close(Deal deal, DealBatchRequest.Item item, UUID by) {
        return switch (item.outcome()) {
            case OPEN -> deal;
            case WON -> service.winAsTold(deal, closingDate(item), by);
            case LOST ->
                service.loseAsTold(
                        deal, closingDate(item), Objects.requireNonNullElse(item.lostReason(), NOT_GIVEN), by);
        };
    }

    private static LocalDate closingDate(DealBatchRequest.Item item) {
        if (item.closedOn() == null) {
            throw new DealIncomplete("closedOn", "a closed deal needs its closing date");
        }
        return item.closedOn();
    }

    private UUID confirmOrder(Deal deal, UUID by) {
        var customerId = Objects.requireNonNull(deal.customerId());
        var value = Objects.requireNonNull(deal.value());
        var customer = customers
                .find(deal.companyId(), customerId)
                .orElseThrow(
                        () -> new DealIncomplete("customerId", "customer " + customerId + " is not known here yet"));
        var product = Objects.requireNonNullElse(deal.productCode(), "DEAL");
        var line = new OrderLine(
                Ids.next(),
                product,
                product,
                BigDecimal.ONE,
                value.toBigDecimal(),
                BigDecimal.ZERO,
                "NONE",
                BigDecimal.ZERO);
        var terms = new OrderTerms(
                value.currency(),
                PriceMode.TAX_EXCLUSIVE,
                TaxMethod.PER_LINE,
                Rounding.HALF_UP,
                customer.paymentTermDays(),
                List.of(line));
        var draft = orders.draft(deal.companyId(), deal.id().value(), customerId, terms, by);
        return orders.confirm(draft, Objects.requireNonNull(deal.closedOn()), by)
                .id()
                .value();
    }

    /// Whether the deal that is here says the same as the item.
    private static boolean says(Deal deal, DealBatchRequest.Item item) {
        return Objects.equals(deal.customerId(), item.customerId())
                && Objects.equals(deal.representativeId(), item.representativeId())
                && Objects.equals(deal.productCode(), item.productCode())
                && Objects.equals(deal.value(), item.value())
                && Objects.equals(deal.openedOn(), item.openedOn())
                && deal.status() == item.outcome()
                && Objects.equals(deal.closedOn(), closedOn(item));
    }

    private static @Nullable LocalDate closedOn(DealBatchRequest.Item item) {
        return item.outcome() == DealStatus.OPEN ? null : item.closedOn();
    }
}
