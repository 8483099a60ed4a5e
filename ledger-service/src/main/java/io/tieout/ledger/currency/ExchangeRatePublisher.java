package io.tieout.ledger.currency;

import io.tieout.events.ledger.v1.ExchangeRateState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class ExchangeRatePublisher {

    private final Outbox outbox;

    ExchangeRatePublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void recorded(UUID companyId, ExchangeRate rate) {
        var rateId = rate.id().value();
        outbox.publish(new OutboxEvent<>(
                LedgerEvents.EXCHANGE_RATE_STATE,
                companyId,
                rateId,
                rate.version(),
                null,
                new ExchangeRateState(
                        rateId,
                        rate.base().getCurrencyCode(),
                        rate.quote().getCurrencyCode(),
                        rate.date(),
                        rate.source(),
                        rate.rate().toString())));
    }
}
