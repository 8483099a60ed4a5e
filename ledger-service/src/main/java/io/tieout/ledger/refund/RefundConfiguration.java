package io.tieout.ledger.refund;

import io.tieout.ledger.numbering.NumberedDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RefundConfiguration {

    @Bean
    NumberedDocuments numberedRefunds() {
        return NumberedDocuments.of("refunds", "refund", RefundService.SERIES);
    }
}
