package io.tieout.reconciliation.companyview;

import io.tieout.events.identity.v1.CompanyState;
import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

@Component
class CompanyEventsListener implements EventSubscriber {

    private final CompanyViewService companies;

    CompanyEventsListener(CompanyViewService companies) {
        this.companies = companies;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(IdentityEvents.COMPANY_STATE, this::changed);
    }

    private void changed(ReceivedEvent<CompanyState> event) {
        var state = event.payload();
        companies.put(
                new KnownCompany(
                        state.companyId(),
                        state.name(),
                        state.baseCurrency(),
                        ZoneId.of(state.timeZone()),
                        state.locale()),
                event.envelope().aggregateVersion());
    }
}
