package io.tieout.ledger.refund;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.numbering.NumberedDocuments;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RefundConfiguration {

    @Bean
    PublishedEvents refundEvents() {
        return PublishedEvents.of(LedgerEvents.REFUND_APPROVED, LedgerEvents.REFUND_PAID, LedgerEvents.REFUND_REOPENED);
    }

    @Bean
    NumberedDocuments numberedRefunds() {
        return NumberedDocuments.of("refunds", "refund", RefundService.SERIES, "RF");
    }
}
