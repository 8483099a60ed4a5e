package io.tieout.identity.company;

import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CompanyConfiguration {

    @Bean
    PublishedEvents companyEvents() {
        return PublishedEvents.of(IdentityEvents.COMPANY_STATE);
    }
}
