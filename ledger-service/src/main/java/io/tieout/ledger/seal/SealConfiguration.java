package io.tieout.ledger.seal;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(SealProperties.class)
class SealConfiguration {

    @Bean
    PublishedEvents journalBlockEvents() {
        return PublishedEvents.of(LedgerEvents.JOURNAL_BLOCK_SEALED);
    }
}
