package io.tieout.ledger.payable;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.numbering.NumberedDocuments;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PayableConfiguration {

    @Bean
    PublishedEvents billEvents() {
        return PublishedEvents.of(
                LedgerEvents.BILL_POSTED,
                LedgerEvents.BILL_APPROVED,
                LedgerEvents.BILL_PART_PAID,
                LedgerEvents.BILL_PAID,
                LedgerEvents.BILL_REOPENED,
                LedgerEvents.BILL_VOIDED,
                LedgerEvents.BILL_STATE);
    }

    @Bean
    NumberedDocuments numberedBills() {
        return NumberedDocuments.of("bills", "bill", BillKind.BILL.series(), BillKind.CREDIT_NOTE.series());
    }
}
