package io.tieout.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tieout.gateway.problem.Problem;
import io.tieout.gateway.problem.ProblemException;
import io.tieout.gateway.problem.ProblemResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/// One route for each service and pace: same breaker, other limits.
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    /// Before security (-100), which asks whether the target needs a token.
    private static final int FIND_TARGET = -200;

    private static final Duration LONGEST_CALL = Duration.ofHours(1);

    @Bean
    @Order(FIND_TARGET)
    WebFilter targetFilter(RouteProperties properties) {
        var table = new RouteTable(properties);
        return (exchange, chain) -> {
            var path = exchange.getRequest().getURI().getRawPath();
            if (!RouteTable.isPlain(path)) {
                return ProblemResponse.write(exchange, Problem.invalidPath());
            }
            table.find(path).ifPresent(target -> exchange.getAttributes().put(Target.ATTRIBUTE, target));
            return chain.filter(exchange);
        };
    }

    @Bean
    RouteLocator routes(RouteProperties properties, CircuitBreakerRegistry breakers) {
        var routes = properties.services().entrySet().stream()
                .flatMap(entry -> Arrays.stream(Target.Pace.values())
                        .map(pace -> route(entry.getKey(), entry.getValue().url(), pace, properties, breakers)))
                .toList();
        return () -> Flux.fromIterable(routes);
    }

    private static Route route(
            String service, URI url, Target.Pace pace, RouteProperties properties, CircuitBreakerRegistry breakers) {
        var limits = properties.limits();
        return Route.async()
                .id(
                        pace == Target.Pace.NORMAL
                                ? service
                                : service + "-" + pace.name().toLowerCase(Locale.ROOT))
                .uri(url)
                .predicate(exchange -> {
                    Target target = exchange.getAttribute(Target.ATTRIBUTE);
                    return target != null
                            && target.pace() == pace
                            && target.service().equals(service);
                })
                .metadata(
                        RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR,
                        limits.time(pace).toMillis())
                .filters(
                        filter(breaker(service, breakers), Ordered.HIGHEST_PRECEDENCE + 100),
                        filter(limitAndRewrite(limits.bytes(pace)), Ordered.HIGHEST_PRECEDENCE + 200))
                .build();
    }

    private static GatewayFilter filter(GatewayFilter filter, int order) {
        return new OrderedGatewayFilter(filter, order);
    }

    private static GatewayFilter breaker(String service, CircuitBreakerRegistry breakers) {
        var breaker = breakers.circuitBreaker(service);
        return (exchange, chain) -> chain.filter(exchange).transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private static GatewayFilter limitAndRewrite(long limitBytes) {
        return (exchange, chain) -> {
            var request = exchange.getRequest();
            long length = request.getHeaders().getContentLength();
            if (length > limitBytes) {
                return Mono.error(new ProblemException(Problem.requestTooLarge(limitBytes)));
            }
            var target = exchange.<Target>getRequiredAttribute(Target.ATTRIBUTE);
            boolean renamed = !target.path().equals(request.getURI().getRawPath());
            boolean uncounted = length < 0 && request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING);
            if (!renamed && !uncounted) {
                return chain.filter(exchange);
            }
            var forwarded = renamed ? request.mutate().path(target.path()).build() : request;
            return chain.filter(exchange.mutate()
                    .request(uncounted ? new BodyLimit(forwarded, limitBytes) : forwarded)
                    .build());
        };
    }

    @Bean
    CircuitBreakerRegistry circuitBreakers(RouteProperties properties) {
        var breaker = properties.breaker();
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls(breaker.calls())
                .failureRateThreshold(breaker.failurePercent())
                // A stream that was open for minutes is no sign of trouble.
                .slowCallDurationThreshold(LONGEST_CALL)
                .waitDurationInOpenState(breaker.pause())
                .permittedNumberOfCallsInHalfOpenState(3)
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                // A body that is too large and a caller who hangs up say nothing about the service.
                .ignoreException(failure -> failure instanceof ProblemException || failure instanceof AbortedException)
                .build());
    }

    @Bean
    MeterBinder circuitBreakerMetrics(CircuitBreakerRegistry breakers) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
    }

    /// A service that stops in the middle of an answer must not hold a connection for ever.
    @Bean
    HttpClientCustomizer idleLimit(RouteProperties properties) {
        return client -> client.responseTimeout(properties.limits().idleTime());
    }
}
