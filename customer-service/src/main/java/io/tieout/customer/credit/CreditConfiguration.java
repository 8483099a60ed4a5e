package io.tieout.customer.credit;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CreditProperties.class)
class CreditConfiguration {

    @Bean
    PublishedEvents creditEvents() {
        return PublishedEvents.of(CustomerEvents.CREDIT_STATE);
    }
}
