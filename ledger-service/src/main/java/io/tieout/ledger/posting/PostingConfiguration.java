package io.tieout.ledger.posting;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PostingConfiguration {

    @Bean
    PublishedEvents postingEvents() {
        return PublishedEvents.of(
                LedgerEvents.BANK_ACCOUNT_OPENED,
                LedgerEvents.BANK_LINES_POSTED,
                LedgerEvents.BANK_LINES_REFUSED,
                LedgerEvents.PAYMENT_APPLIED,
                LedgerEvents.PAYMENT_REFUSED,
                LedgerEvents.PAYMENT_REVERSED);
    }
}
