package io.tieout.reconciliation.paymentmatch;

import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MatchingProperties.class)
class PaymentMatchConfiguration {

    @Bean
    PublishedEvents matchEvents() {
        return PublishedEvents.of(
                ReconciliationEvents.PAYMENT_MATCHED,
                ReconciliationEvents.BANK_LINE_CLASSIFIED,
                ReconciliationEvents.PAYMENT_MATCH_UNDONE);
    }
}
