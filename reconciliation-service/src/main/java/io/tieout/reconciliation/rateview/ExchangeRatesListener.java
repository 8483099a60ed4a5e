package io.tieout.reconciliation.rateview;

import io.tieout.events.ledger.v1.ExchangeRateState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

@Component
class ExchangeRatesListener implements EventSubscriber {

    private final RateViewService rates;

    ExchangeRatesListener(RateViewService rates) {
        this.rates = rates;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(LedgerEvents.EXCHANGE_RATE_STATE, this::quoted);
    }

    private void quoted(ReceivedEvent<ExchangeRateState> event) {
        var state = event.payload();
        rates.put(new QuotedRate(
                event.envelope().companyId(),
                state.exchangeRateId(),
                state.baseCurrency(),
                state.quoteCurrency(),
                state.date(),
                state.source(),
                new BigDecimal(state.rate()),
                event.envelope().aggregateVersion()));
    }
}
