package io.tieout.reconciliation.confirmation;

import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.event.PublishedEvents;
import io.tieout.reconciliation.publicpage.PublicPageConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

@Configuration(proxyBeanMethods = false)
class ConfirmationConfiguration {

    /// One file and the form around it.
    private static final long MAX_FORM_BYTES = SentFile.MAX_BYTES + 256 * 1024L;

    @Bean
    PublishedEvents statementAnswerEvents() {
        return PublishedEvents.of(ReconciliationEvents.STATEMENT_ANSWERED);
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> confirmationFormLimit() {
        return PublicPageConfiguration.limit(ConfirmationPage.PATH, MAX_FORM_BYTES);
    }
}
