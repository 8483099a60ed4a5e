package io.tieout.reconciliation.customerview;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import org.springframework.stereotype.Component;

@Component
class CustomerStateListener implements EventSubscriber {

    private final CustomerViewService customers;

    CustomerStateListener(CustomerViewService customers) {
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
        customers.put(new KnownCustomer(
                event.envelope().companyId(),
                state.customerId(),
                state.customerNumber(),
                state.name(),
                state.otherNames(),
                state.parentId(),
                state.taxId(),
                state.ibans(),
                state.externalNumber(),
                state.language(),
                state.email(),
                state.mergedInto(),
                event.envelope().aggregateVersion()));
    }
}
