package io.tieout.ledger.settlement;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

    @Bean
    PublishedEvents settlementEvents() {
        return PublishedEvents.of(
                LedgerEvents.SETTLEMENT_POSTED, LedgerEvents.SETTLEMENT_REFUSED, LedgerEvents.SETTLEMENT_UNDONE);
    }
}
