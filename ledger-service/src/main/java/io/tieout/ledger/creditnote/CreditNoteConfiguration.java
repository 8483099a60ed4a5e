package io.tieout.ledger.creditnote;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.numbering.NumberedDocuments;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CreditNoteConfiguration {

    @Bean
    PublishedEvents creditNoteEvents() {
        return PublishedEvents.of(LedgerEvents.CREDIT_NOTE_ISSUED, LedgerEvents.CREDIT_NOTE_CHANGED);
    }

    @Bean
    NumberedDocuments numberedCreditNotes() {
        return NumberedDocuments.of("credit notes", "credit_note", CreditNoteService.SERIES);
    }
}
