package io.tieout.ledger.dunning;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DunningProperties.class)
class DunningConfiguration {

    @Bean
    PublishedEvents dunningEvents() {
        return PublishedEvents.of(LedgerEvents.DUNNING_LEVEL_REACHED);
    }
}
