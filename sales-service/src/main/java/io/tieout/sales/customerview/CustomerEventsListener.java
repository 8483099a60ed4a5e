package io.tieout.sales.customerview;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import org.springframework.stereotype.Component;

@Component
class CustomerEventsListener implements EventSubscriber {

    private final CustomerViewRepository customers;

    CustomerEventsListener(CustomerViewRepository customers) {
        this.customers = customers;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(CustomerEvents.CUSTOMER_STATE, this::changed);
        subscriptions.onErased(
                CustomerEvents.CUSTOMER_STATE,
                envelope -> customers.erase(envelope.companyId(), envelope.aggregateId()));
    }

    private void changed(ReceivedEvent<CustomerState> event) {
        var state = event.payload();
        var isNewest = customers.put(
                event.envelope().companyId(),
                new CustomerView(
                        state.customerId(),
                        state.name(),
                        state.customerNumber(),
                        state.paymentTermDays(),
                        state.language()),
                event.envelope().aggregateVersion());
        if (isNewest) {
            customers.setMerged(event.envelope().companyId(), state.customerId(), state.mergedInto());
        }
    }
}
