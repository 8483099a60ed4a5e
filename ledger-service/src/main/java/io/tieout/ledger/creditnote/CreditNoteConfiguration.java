package io.tieout.ledger.creditnote;

import io.tieout.ledger.numbering.NumberedDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CreditNoteConfiguration {

    @Bean
    NumberedDocuments numberedCreditNotes() {
        return NumberedDocuments.of("credit notes", "credit_note", CreditNoteService.SERIES);
    }
}
