package io.tieout.identity.company;

import io.tieout.events.identity.v1.CompanyState;
import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import org.springframework.stereotype.Component;

@Component
class CompanyPublisher {

    private final Outbox outbox;

    CompanyPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void changed(Company company) {
        var id = company.id().value();
        outbox.publish(new OutboxEvent<>(
                IdentityEvents.COMPANY_STATE,
                id,
                id,
                company.version(),
                null,
                new CompanyState(
                        id,
                        company.name(),
                        company.baseCurrency().getCurrencyCode(),
                        company.timeZone().getId(),
                        company.locale().toLanguageTag(),
                        company.fiscalYearStart().getValue())));
    }
}
