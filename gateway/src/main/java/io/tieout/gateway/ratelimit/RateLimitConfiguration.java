package io.tieout.gateway.ratelimit;

import io.tieout.gateway.origin.OriginProperties;
import io.tieout.gateway.problem.ProblemResponse;
import java.security.Principal;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebFilter;

@Configuration(proxyBeanMethods = false)
class RateLimitConfiguration {

    /// After security (-100): the caller is known by then.
    private static final int KNOWN_CALLER = -50;

    @Bean
    RateLimits rateLimits(RateLimitProperties properties, OriginProperties origins) {
        return new RateLimits(properties, origins);
    }

    @Bean
    @Order(KNOWN_CALLER)
    WebFilter rateLimitFilter(RateLimits limits) {
        return (exchange, chain) -> exchange.getPrincipal()
                .map(Principal::getName)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(subject -> {
                    var path = exchange.getRequest().getURI().getRawPath();
                    if (path.startsWith("/actuator/")) {
                        return chain.filter(exchange);
                    }
                    var refused = subject.isPresent()
                            ? limits.takeForSubject(exchange, subject.get())
                            : limits.takeForAddress(exchange);
                    return refused.isPresent()
                            ? ProblemResponse.write(exchange, refused.get())
                            : chain.filter(exchange);
                });
    }
}
