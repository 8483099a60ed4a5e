package io.tieout.gateway.problem;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.tieout.gateway.trace.TraceContext;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/// Turns what goes wrong into problems; before Spring Boot's own error page, which knows another format.
@Configuration(proxyBeanMethods = false)
class ProblemConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemConfiguration.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    @Bean
    @Order(-2)
    WebExceptionHandler problemHandler() {
        return (exchange, failure) -> {
            if (exchange.getResponse().isCommitted()) {
                // The status is on its way: all that is left is to break the connection, so that nobody takes half for
                // all.
                return Mono.error(failure);
            }
            var problem = problem(failure);
            if (problem.status() >= 500) {
                LOG.atWarn()
                        .addKeyValue("traceId", TraceContext.of(exchange).traceId())
                        .setCause(problem.status() == 500 ? failure : null)
                        .log(
                                "{} {}: {} ({})",
                                exchange.getRequest().getMethod(),
                                exchange.getRequest().getURI().getRawPath(),
                                problem.code(),
                                failure.toString());
            }
            return ProblemResponse.write(exchange, problem);
        };
    }

    private static Problem problem(Throwable failure) {
        return switch (failure) {
            case ProblemException refused -> refused.problem();
            case CallNotPermittedException open -> Problem.serviceUnavailable(SOON);
            case ResponseStatusException status -> problem(status);
            case PoolAcquireTimeoutException full -> Problem.serviceUnavailable(SOON);
            case PoolAcquirePendingLimitException full -> Problem.serviceUnavailable(SOON);
            case TimeoutException late -> Problem.upstreamTimeout();
            case IOException away -> Problem.serviceUnavailable(SOON);
            case AuthenticationServiceException away -> Problem.serviceUnavailable(SOON);
            case AuthenticationException stranger -> Problem.unauthenticated();
            case AccessDeniedException denied -> Problem.accessDenied();
            default ->
                failure.getCause() != null && !(failure instanceof Error)
                        ? problem(failure.getCause())
                        : Problem.internalError();
        };
    }

    private static Problem problem(ResponseStatusException failure) {
        return switch (failure.getStatusCode().value()) {
            case 404 -> Problem.routeNotFound();
            case 405 ->
                new Problem(
                        405,
                        "method-not-allowed",
                        "The resource does not know this method",
                        "See the API description for the methods of this path");
            case 406 ->
                new Problem(
                        406, "not-acceptable", "No representation fits the Accept header", "Accept application/json");
            case 503 -> Problem.serviceUnavailable(SOON);
            case 504 -> Problem.upstreamTimeout();
            case 500 -> Problem.internalError();
            default ->
                failure.getStatusCode().is4xxClientError()
                        ? new Problem(
                                400,
                                "invalid-parameter",
                                "The request cannot be understood",
                                "A part of the request has the wrong form")
                        : Problem.internalError();
        };
    }
}
