package io.tieout.ledger.currency;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CurrencyProperties.class)
class CurrencyConfiguration {

    @Bean
    PublishedEvents exchangeRateEvents() {
        return PublishedEvents.of(LedgerEvents.EXCHANGE_RATE_STATE);
    }
}
