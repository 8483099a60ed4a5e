package io.tieout.sales.quote;

import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.Subscriptions;
import org.springframework.stereotype.Component;

/// The name that stands on the paper.
@Component
class QuoteCompanyListener implements EventSubscriber {

    private final QuoteRepository quotes;

    QuoteCompanyListener(QuoteRepository quotes) {
        this.quotes = quotes;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(
                IdentityEvents.COMPANY_STATE,
                event -> quotes.putCompany(
                        event.payload().companyId(),
                        event.payload().name(),
                        event.payload().locale()));
    }
}
