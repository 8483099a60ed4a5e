package io.tieout.sales.deal;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.LeadConverted;
import io.tieout.platform.event.DependencyMissing;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import io.tieout.sales.customerview.CustomerViewQueries;
import io.tieout.sales.team.Sight;
import org.springframework.stereotype.Component;

/// Opens the deal of a lead that became a customer, under the number that both sides know.
@Component
class LeadEventsListener implements EventSubscriber {

    private final DealService deals;
    private final CustomerViewQueries customers;

    LeadEventsListener(DealService deals, CustomerViewQueries customers) {
        this.deals = deals;
        this.customers = customers;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(CustomerEvents.LEAD_CONVERTED, this::converted);
    }

    private void converted(ReceivedEvent<LeadConverted> event) {
        var companyId = event.envelope().companyId();
        var lead = event.payload();
        if (customers.find(companyId, lead.customerId()).isEmpty()) {
            throw new DependencyMissing("customer " + lead.customerId());
        }
        deals.openAsTold(
                companyId,
                new DealId(lead.dealId()),
                new OpenDealRequest(
                        null,
                        lead.customerId(),
                        null,
                        null,
                        null,
                        null,
                        lead.value(),
                        lead.convertedOn(),
                        null,
                        null,
                        lead.source(),
                        null,
                        null,
                        null,
                        null),
                new Sight(false, lead.ownerUserId()),
                "opened from a converted lead");
    }
}
