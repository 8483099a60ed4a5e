package io.tieout.sales.order;

import io.tieout.platform.money.Money;
import io.tieout.sales.order.OrderBillingRepository.KnownInvoice;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the ledger did with orders: for many at once, since invoices and payments come by the hundred.
@Service
@Transactional
class OrderBillingService {

    private final OrderBillingRepository billing;
    private final OrderPublisher publisher;
    private final Clock clock;

    OrderBillingService(OrderBillingRepository billing, OrderPublisher publisher, Clock clock) {
        this.billing = billing;
        this.publisher = publisher;
        this.clock = clock;
    }

    /// An order has one invoice; what is no order of ours is left out.
    void invoiced(UUID companyId, List<OrderInvoice> invoices) {
        var byOrder = new LinkedHashMap<UUID, OrderInvoice>();
        invoices.forEach(invoice -> byOrder.putIfAbsent(invoice.orderId(), invoice));
        var orders = billing.lock(companyId, byOrder.keySet());
        var invoiced = billing.invoiced(companyId, byOrder.keySet());
        var news = new ArrayList<OrderInvoice>();
        var steps = new ArrayList<BillingStep>();
        for (var order : orders) {
            var invoice = byOrder.get(order.orderId());
            if (invoice != null && !invoiced.contains(order.orderId())) {
                news.add(invoice);
                steps.add(new BillingStep(
                        order,
                        order.eventVersion() + 1,
                        OrderStep.INVOICED,
                        invoice.invoiceId(),
                        invoice.invoiceNumber(),
                        invoice.entryId(),
                        invoice.invoiceDate(),
                        invoice.total()));
            }
        }
        if (!news.isEmpty()) {
            billing.insert(companyId, news);
            tell(steps);
        }
    }

    /// Invoices of no order of ours are left out.
    void openChanged(UUID companyId, List<OpenChange> changes) {
        var invoiceIds = changes.stream().map(OpenChange::invoiceId).collect(Collectors.toSet());
        var known = billing.known(companyId, invoiceIds).stream()
                .collect(Collectors.toMap(KnownInvoice::invoiceId, Function.identity()));
        if (known.isEmpty()) {
            return;
        }
        var orderIds = known.values().stream().map(KnownInvoice::orderId).collect(Collectors.toSet());
        var orders = billing.lock(companyId, orderIds).stream()
                .collect(Collectors.toMap(BilledOrder::orderId, Function.identity()));
        var versions = new HashMap<UUID, Long>();
        var open = new LinkedHashMap<UUID, Money>();
        var steps = new ArrayList<BillingStep>();
        for (var change : changes) {
            var invoice = known.get(change.invoiceId());
            var order = invoice == null ? null : orders.get(invoice.orderId());
            if (invoice == null || order == null) {
                continue;
            }
            var before = open.put(invoice.invoiceId(), change.open());
            boolean wasPaid = (before == null ? invoice.openMinor() : before.minorUnits()) == 0;
            boolean isPaid = change.open().minorUnits() == 0;
            if (wasPaid != isPaid) {
                long version = versions.getOrDefault(order.orderId(), order.eventVersion()) + 1;
                versions.put(order.orderId(), version);
                steps.add(new BillingStep(
                        order,
                        version,
                        isPaid ? OrderStep.PAID : OrderStep.REOPENED,
                        invoice.invoiceId(),
                        invoice.invoiceNumber(),
                        invoice.entryId(),
                        change.effectiveDate(),
                        change.open()));
            }
        }
        billing.setOpen(companyId, open);
        if (!steps.isEmpty()) {
            tell(steps);
        }
    }

    private void tell(List<BillingStep> steps) {
        billing.add(steps, clock.instant().truncatedTo(ChronoUnit.MICROS));
        publisher.billed(steps);
    }
}
