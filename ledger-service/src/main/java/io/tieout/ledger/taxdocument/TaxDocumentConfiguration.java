package io.tieout.ledger.taxdocument;

import io.tieout.ledger.numbering.NumberedDocuments;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TaxDocumentConfiguration {

    @Bean
    NumberedDocuments numberedTaxDocuments() {
        return NumberedDocuments.of(
                "tax documents",
                "tax_document",
                Arrays.stream(TaxDocumentKind.values())
                        .map(TaxDocumentKind::register)
                        .toArray(String[]::new));
    }
}
