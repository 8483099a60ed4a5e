package io.tieout.ledger.customerledger;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CustomerLineConfiguration {

    @Bean
    PublishedEvents customerLineEvents() {
        return PublishedEvents.of(LedgerEvents.CUSTOMER_LINES_SEALED);
    }
}
