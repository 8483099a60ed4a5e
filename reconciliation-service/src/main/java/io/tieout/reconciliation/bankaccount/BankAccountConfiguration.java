package io.tieout.reconciliation.bankaccount;

import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BankAccountConfiguration {

    @Bean
    PublishedEvents bankAccountEvents() {
        return PublishedEvents.of(ReconciliationEvents.BANK_ACCOUNT_CONNECTED);
    }
}
