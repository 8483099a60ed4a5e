package io.tieout.customer.lead;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.platform.event.PublishedEvents;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LeadProperties.class)
class LeadConfiguration {

    @Bean
    PublishedEvents leadEvents() {
        return PublishedEvents.of(CustomerEvents.LEAD_CONVERTED);
    }

    @Bean
    SenderLimit senderLimit(Clock clock) {
        return new SenderLimit(clock);
    }
}
