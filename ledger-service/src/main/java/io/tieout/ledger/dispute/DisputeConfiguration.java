package io.tieout.ledger.dispute;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DisputeConfiguration {

    @Bean
    PublishedEvents disputeEvents() {
        return PublishedEvents.of(LedgerEvents.DISPUTE_SETTLED, LedgerEvents.DISPUTE_SETTLEMENT_REFUSED);
    }
}
