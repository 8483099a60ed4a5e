package io.tieout.customer.search;

import io.tieout.events.ledger.v1.InvoiceState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.sales.v1.OrderConfirmed;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class DocumentEventsListener implements EventSubscriber {

    private final SearchIndexRepository index;

    DocumentEventsListener(SearchIndexRepository index) {
        this.index = index;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(SalesEvents.ORDER_CONFIRMED, event -> index.add(List.of(order(event))));
        subscriptions.onAll(
                LedgerEvents.INVOICE_STATE,
                events -> index.add(
                        events.stream().map(DocumentEventsListener::invoice).toList()));
    }

    private static SearchEntry order(ReceivedEvent<OrderConfirmed> event) {
        var order = event.payload();
        return SearchEntry.ofDocument(
                event.envelope().companyId(),
                SearchType.ORDER,
                order.orderId(),
                order.customerId(),
                order.orderNumber(),
                List.of());
    }

    private static SearchEntry invoice(ReceivedEvent<InvoiceState> event) {
        var invoice = event.payload();
        return SearchEntry.ofDocument(
                event.envelope().companyId(),
                SearchType.INVOICE,
                invoice.invoiceId(),
                invoice.customerId(),
                invoice.invoiceNumber(),
                Stream.of(Stream.ofNullable(invoice.externalNumber()), Stream.of(invoice.paymentReference()))
                        .flatMap(numbers -> numbers)
                        .toList());
    }
}
