package io.tieout.reconciliation.statementmail;

import io.tieout.reconciliation.publicpage.PublicPageConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmtpProperties.class)
class StatementMailConfiguration {

    /// One field.
    private static final long MAX_FORM_BYTES = 4 * 1024L;

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> optOutFormLimit() {
        return PublicPageConfiguration.limit(OptOutPage.PATH, MAX_FORM_BYTES);
    }
}
