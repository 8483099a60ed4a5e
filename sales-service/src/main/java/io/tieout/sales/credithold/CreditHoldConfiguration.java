package io.tieout.sales.credithold;

import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CreditHoldConfiguration {

    @Bean
    PublishedEvents creditHoldEvents() {
        return PublishedEvents.of(SalesEvents.ORDER_HELD, SalesEvents.ORDER_RELEASED, SalesEvents.ORDER_HOLD_DROPPED);
    }
}
