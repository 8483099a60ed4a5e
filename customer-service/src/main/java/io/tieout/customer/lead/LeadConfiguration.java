package io.tieout.customer.lead;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LeadProperties.class)
class LeadConfiguration {

    @Bean
    SenderLimit senderLimit(Clock clock) {
        return new SenderLimit(clock);
    }
}
