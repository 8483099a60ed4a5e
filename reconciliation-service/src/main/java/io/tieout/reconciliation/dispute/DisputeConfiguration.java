package io.tieout.reconciliation.dispute;

import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DisputeConfiguration {

    @Bean
    PublishedEvents disputeEvents() {
        return PublishedEvents.of(
                ReconciliationEvents.DISPUTE_OPENED,
                ReconciliationEvents.DISPUTE_RESOLUTION_REQUESTED,
                ReconciliationEvents.DISPUTE_RESOLVED);
    }
}
