package io.tieout.ledger.customerview;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.platform.event.EventEnvelope;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import org.springframework.stereotype.Component;

@Component
class CustomerEventsListener implements EventSubscriber {

    private static final String SUPPLIER = "SUPPLIER";

    private final CustomerViewService customers;

    CustomerEventsListener(CustomerViewService customers) {
        this.customers = customers;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(CustomerEvents.CUSTOMER_STATE, this::customerChanged);
        subscriptions.onErased(CustomerEvents.CUSTOMER_STATE, this::customerErased);
    }

    private void customerChanged(ReceivedEvent<CustomerState> event) {
        var state = event.payload();
        var roles = state.roles();
        customers.keep(new KnownCustomer(
                event.envelope().companyId(),
                state.customerId(),
                state.customerNumber(),
                state.name(),
                state.parentId(),
                state.mergedInto(),
                roles == null ? null : roles.contains(SUPPLIER)));
    }

    private void customerErased(EventEnvelope envelope) {
        customers.forget(envelope.companyId(), envelope.aggregateId());
    }
}
