package io.tieout.reconciliation.discrepancy;

import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DiscrepancyConfiguration {

    @Bean
    PublishedEvents discrepancyEvents() {
        return PublishedEvents.of(ReconciliationEvents.DISCREPANCY_OVERDUE);
    }
}
