package io.tieout.customer.companyview;

import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.Subscriptions;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

@Component
class CompanyDayListener implements EventSubscriber {

    private final CompanyViewRepository companies;

    CompanyDayListener(CompanyViewRepository companies) {
        this.companies = companies;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(
                IdentityEvents.COMPANY_STATE,
                event -> companies.put(
                        event.payload().companyId(),
                        ZoneId.of(event.payload().timeZone()),
                        event.envelope().aggregateVersion()));
    }
}
