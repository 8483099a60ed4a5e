package io.tieout.ledger.receivable;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.numbering.NumberedDocuments;
import io.tieout.platform.event.PublishedEvents;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReceivableConfiguration {

    @Bean
    PublishedEvents invoiceEvents() {
        return PublishedEvents.of(
                LedgerEvents.INVOICE_ISSUED,
                LedgerEvents.INVOICE_PART_PAID,
                LedgerEvents.INVOICE_PAID,
                LedgerEvents.INVOICE_REOPENED,
                LedgerEvents.INVOICE_DISPUTE_CHANGED,
                LedgerEvents.INVOICE_STATE);
    }

    @Bean
    NumberedDocuments numberedInvoices() {
        return new NumberedDocuments("invoices", "invoice_series", "invoice", List.of());
    }
}
