package io.tieout.gateway.trace;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebFilter;

@Configuration(proxyBeanMethods = false)
class TraceConfiguration {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    WebFilter traceFilter(TraceProperties properties) {
        return (exchange, chain) -> {
            TraceContext.start(exchange, properties.sampledPercent());
            return chain.filter(exchange);
        };
    }
}
