package io.tieout.sales;

import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What this service publishes.
@Configuration(proxyBeanMethods = false)
class SalesEventsConfiguration {

    @Bean
    PublishedEvents publishedEvents() {
        return PublishedEvents.of(
                SalesEvents.DEAL_OPENED,
                SalesEvents.DEAL_STAGE_CHANGED,
                SalesEvents.DEAL_WON,
                SalesEvents.DEAL_LOST,
                SalesEvents.ORDER_CONFIRMED,
                SalesEvents.ORDER_SCHEDULED,
                SalesEvents.ORDER_DELIVERED,
                SalesEvents.ORDER_DELIVERY_UNDONE,
                SalesEvents.ORDER_INVOICED,
                SalesEvents.ORDER_PAID,
                SalesEvents.ORDER_REOPENED,
                SalesEvents.ORDER_CANCELLED);
    }
}
