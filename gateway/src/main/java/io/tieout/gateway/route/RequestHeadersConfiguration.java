package io.tieout.gateway.route;

import io.tieout.gateway.origin.Origin;
import io.tieout.gateway.origin.OriginProperties;
import io.tieout.gateway.trace.TraceContext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/// What a service is told about the request. Nothing that a caller says about addresses or identities gets through:
/// the token is the only identity, the connection the only address.
@Configuration(proxyBeanMethods = false)
class RequestHeadersConfiguration {

    private static final Set<String> DROPPED = Set.of(
            "forwarded",
            "via",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "true-client-ip",
            "cf-connecting-ip",
            "x-original-url",
            "x-original-uri",
            "x-rewrite-url",
            "x-http-method-override",
            "x-method-override",
            "x-remote-user",
            "remote-user",
            "x-user",
            "x-user-id",
            "x-company",
            "x-company-id",
            "x-role",
            "x-roles",
            "x-auth-user",
            "x-authenticated-user",
            "x-client-cert",
            "ssl-client-cert",
            "client-cert",
            // Hop by hop (RFC 9110, 7.6.1); what Connection names comes on top.
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "upgrade");

    @Bean
    HttpHeadersFilter requestHeaders(OriginProperties properties) {
        return new RequestHeaders(properties);
    }

    /// Runs after Spring's own filters, which remove every `X-Forwarded-…`.
    private record RequestHeaders(OriginProperties properties) implements HttpHeadersFilter, Ordered {

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
            var named = namedByConnection(exchange.getRequest().getHeaders());
            var headers = new HttpHeaders();
            input.forEach((name, values) -> {
                var lower = name.toLowerCase(Locale.ROOT);
                if (!DROPPED.contains(lower) && !lower.startsWith("x-forwarded-") && !named.contains(lower)) {
                    headers.put(name, values);
                }
            });
            var origin = Origin.of(exchange.getRequest(), properties);
            headers.set("X-Forwarded-For", origin.address());
            headers.set("X-Forwarded-Proto", origin.scheme());
            headers.set("X-Forwarded-Host", origin.host());
            headers.set("X-Forwarded-Port", Integer.toString(origin.port()));
            var trace = TraceContext.of(exchange);
            headers.set("traceparent", trace.traceparent());
            if (trace.begunHere()) {
                // It belongs to the trace that was not taken over.
                headers.remove("tracestate");
            }
            return headers;
        }

        private static Set<String> namedByConnection(HttpHeaders headers) {
            var values = headers.getOrEmpty(HttpHeaders.CONNECTION);
            if (values.isEmpty()) {
                return Set.of();
            }
            var names = new HashSet<String>();
            values.forEach(value -> Arrays.stream(value.split(","))
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    // A caller may not have the gateway drop what the service decides by.
                    .filter(name -> !Set.of("authorization", "content-length", "content-type", "host", "cookie")
                            .contains(name))
                    .forEach(names::add));
            return names;
        }
    }
}
