package io.tieout.reconciliation.settlement;

import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

    @Bean
    PublishedEvents settlementEvents() {
        return PublishedEvents.of(
                ReconciliationEvents.SETTLEMENT_APPROVED, ReconciliationEvents.SETTLEMENT_UNDO_REQUESTED);
    }
}
