package io.tieout.sales.deal;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.EventEnvelope;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.Subscriptions;
import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.pipeline.DealFact;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

@Component
class DealEventsListener implements EventSubscriber {

    private final DealFactService facts;
    private final CompanyDayQueries days;

    DealEventsListener(DealFactService facts, CompanyDayQueries days) {
        this.facts = facts;
        this.days = days;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(
                SalesEvents.ORDER_CONFIRMED,
                event -> happened(
                        event.envelope(),
                        DealFact.ORDER_CONFIRMED,
                        event.payload().orderDate()));
        subscriptions.on(
                LedgerEvents.INVOICE_PAID,
                event -> happened(
                        event.envelope(),
                        DealFact.INVOICE_PAID,
                        days.day(event.envelope().companyId(), event.envelope().time())));
    }

    /// Events of a deal's documents carry its id as their correlation.
    private void happened(EventEnvelope envelope, DealFact fact, LocalDate day) {
        if (envelope.correlationId() != null) {
            facts.happened(envelope.companyId(), envelope.correlationId(), fact, day);
        }
    }
}
