package io.tieout.ledger.company;

import io.tieout.events.identity.v1.CompanyState;
import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import java.time.ZoneId;
import java.util.Currency;
import org.springframework.stereotype.Component;

@Component
class CompanyEventsListener implements EventSubscriber {

    private final CompanyService companies;

    CompanyEventsListener(CompanyService companies) {
        this.companies = companies;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(IdentityEvents.COMPANY_STATE, this::companyChanged);
    }

    private void companyChanged(ReceivedEvent<CompanyState> event) {
        var state = event.payload();
        companies.keep(new Company(
                state.companyId(),
                state.name(),
                Currency.getInstance(state.baseCurrency()),
                ZoneId.of(state.timeZone()),
                state.locale(),
                state.fiscalYearStartMonth()));
    }
}
