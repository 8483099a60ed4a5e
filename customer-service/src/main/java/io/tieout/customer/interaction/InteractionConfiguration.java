package io.tieout.customer.interaction;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InteractionConfiguration {

    @Bean
    PublishedEvents interactionEvents() {
        return PublishedEvents.of(CustomerEvents.INTERACTION_RECORDED);
    }
}
