package io.tieout.reconciliation.bankstatement;

import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BankStatementConfiguration {

    @Bean
    PublishedEvents bankStatementEvents() {
        return PublishedEvents.of(ReconciliationEvents.BANK_LINES_RECORDED);
    }
}
