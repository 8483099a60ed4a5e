package io.tieout.customer;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What this service publishes.
@Configuration(proxyBeanMethods = false)
class CustomerEventsConfiguration {

    @Bean
    PublishedEvents publishedEvents() {
        return PublishedEvents.of(
                CustomerEvents.CUSTOMER_REGISTERED,
                CustomerEvents.CUSTOMER_CHANGED,
                CustomerEvents.CUSTOMER_MERGED,
                CustomerEvents.CUSTOMER_MERGE_UNDONE,
                CustomerEvents.CUSTOMER_STATE);
    }
}
