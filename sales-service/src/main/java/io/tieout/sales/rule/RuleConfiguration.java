package io.tieout.sales.rule;

import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RuleConfiguration {

    @Bean
    PublishedEvents ruleEvents() {
        return PublishedEvents.of(SalesEvents.SALES_RULE_FIRED);
    }
}
