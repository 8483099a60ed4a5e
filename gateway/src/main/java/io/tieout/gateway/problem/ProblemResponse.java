package io.tieout.gateway.problem;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.tieout.gateway.trace.TraceContext;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Writes problems.
public final class ProblemResponse {

    private static final JsonMapper JSON = new JsonMapper();

    @JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "traceId"})
    private record Body(
            String type, String title, int status, String detail, String instance, String code, String traceId) {}

    private ProblemResponse() {}

    public static Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        var response = exchange.getResponse();
        if (!response.setStatusCode(HttpStatusCode.valueOf(problem.status()))) {
            return Mono.empty();
        }
        var headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            headers.set(
                    "Retry-After",
                    Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
        }
        var body = new Body(
                "urn:problem:gateway:" + problem.code(),
                problem.title(),
                problem.status(),
                problem.detail(),
                exchange.getRequest().getURI().getRawPath(),
                problem.code(),
                TraceContext.of(exchange).traceId());
        var bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        headers.setContentLength(bytes.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }
}
