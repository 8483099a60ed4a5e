package io.tieout.ledger.insight;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InsightProperties.class)
class InsightConfiguration {

    @Bean
    PublishedEvents customerBehaviourEvents() {
        return PublishedEvents.of(LedgerEvents.CUSTOMER_PAYMENT_BEHAVIOUR);
    }
}
