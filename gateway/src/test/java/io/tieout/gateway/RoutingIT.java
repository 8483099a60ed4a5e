package io.tieout.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutingIT {

    private final RunningGateway gateway = new RunningGateway();

    @BeforeAll
    void warmUp() {
        assertThat(gateway.get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void passesEventsOnAsTheyCome() {
        // The service has more to say and does not say it: whoever waits for the end waits in vain.
        assertThat(gateway.firstLine("/api/v1/workbench/stream", "Accept", "text/event-stream", "Last-Event-ID", "7-1"))
                .isEqualTo("data: 7-1");
    }

    @ParameterizedTest
    @CsvSource({
        "company, identity",
        "users, identity",
        "clients, identity",
        "customers, customer",
        "customer-imports, customer",
        "lead-imports, customer",
        "contact-imports, customer",
        "interaction-imports, customer",
        "interactions, customer",
        "products, sales",
        "product-imports, sales",
        "deal-imports, sales",
        "pipelines, sales",
        "representatives, sales",
        "teams, sales",
        "deals, sales",
        "deal-batches, sales",
        "orders, sales",
        "processes, sales",
        "accounts, ledger",
        "account-holds, ledger",
        "journal-entries, ledger",
        "journal-entry-batches, ledger",
        "periods, ledger",
        "invoices, ledger",
        "allocations, ledger",
        "customer-credits, ledger",
        "credit-notes, ledger",
        "refunds, ledger",
        "settlement-discounts, ledger",
        "allowances, ledger",
        "write-offs, ledger",
        "write-off-policy, ledger",
        "deferrals, ledger",
        "ledger-imports, ledger",
        "recurring-entries, ledger",
        "auto-reversals, ledger",
        "cash-book-entries, ledger",
        "cash-book-rules, ledger",
        "attachments, ledger",
        "dunning-schedule, ledger",
        "dunning-runs, ledger",
        "dunning-notices, ledger",
        "reports, ledger",
        "journal-export, ledger",
        "journal-seal, ledger",
        "balance-assertions, ledger",
        "checks, ledger",
        "bank-accounts, reconciliation",
        "discrepancy-ageing, reconciliation",
        "discrepancy-policy, reconciliation",
        "workbench, reconciliation",
        "bank-statements, reconciliation",
        "bank-statement-imports, reconciliation",
        "bank-statement-profiles, reconciliation",
        "bank-lines, reconciliation",
        "matches, reconciliation",
        "open-items, reconciliation",
        "payout-reports, reconciliation",
        "discrepancies, reconciliation",
        "tie-out, reconciliation",
        "customer-ledgers, reconciliation",
        "account-statements, reconciliation",
        "account-statement-runs, reconciliation",
        "account-statement-policy, reconciliation",
        "mail-bounces, reconciliation",
        "mail-suppressions, reconciliation"
    })
    void findsTheServiceOfEachResource(String segment, String service) {
        var whole = RunningGateway.seen(gateway.getAs("someone", "/api/v1/" + segment));
        var part = RunningGateway.seen(gateway.getAs("someone", "/api/v1/" + segment + "/7/x?a=b%20c&a=%2F"));

        assertThat(whole.service()).isEqualTo(service);
        assertThat(whole.path()).isEqualTo("/api/v1/" + segment);
        assertThat(part.service()).isEqualTo(service);
        assertThat(part.path()).isEqualTo("/api/v1/" + segment + "/7/x?a=b%20c&a=%2F");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/authorize?client_id=x",
                "/login",
                "/logout",
                "/.well-known/openid-configuration",
                "/userinfo"
            })
    void leavesSigningInToIdentityWithoutToken(String path) {
        var seen = RunningGateway.seen(gateway.get(path));

        assertThat(seen.service()).isEqualTo("identity");
        assertThat(seen.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/confirm/abc_-1", "/opt-out/abc_-1"})
    void leavesLinksOfCustomersToReconciliationWithoutToken(String path) {
        var seen = RunningGateway.seen(gateway.get(path));

        assertThat(seen.service()).isEqualTo("reconciliation");
        assertThat(seen.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @MethodSource("services")
    void reachesParkedKeysOfEachService(String service) {
        var seen = RunningGateway.seen(
                gateway.getAs("someone", "/api/v1/operations/" + service + "/parked-keys/7/retry?x=1"));

        assertThat(seen.service()).isEqualTo(service);
        assertThat(seen.path()).isEqualTo("/internal/parked-keys/7/retry?x=1");
    }

    static List<String> services() {
        return RunningGateway.SERVICES;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nothing",
                "/api/v1/",
                "/api/v1",
                "/api/v2/invoices",
                "/internal/checks",
                "/internal/parked-keys",
                "/actuator/env",
                "/actuator/heapdump",
                "/v3/api-docs",
                "/favicon.ico",
                "/docs/nobody.json",
                "/api/v1/operations",
                "/api/v1/operations/ledger",
                "/api/v1/operations/ledger/checks",
                "/api/v1/operations/ledger/parked-keys-of-others",
                "/api/v1/operations/nobody/parked-keys"
            })
    void knowsNoOtherPath(String path) {
        assertThat(gateway.get(path).statusCode()).isEqualTo(404);
        assertThat(RunningGateway.code(gateway.getAs("someone", path))).isEqualTo("route-not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/invoices/../../../internal/checks",
                "/api/v1/invoices/./7",
                "/api/v1/invoices/..",
                "/api/v1/invoices/%2e%2e/%2e%2e/%2E%2e/internal/checks",
                "/api/v1/invoices/..%2f..%2f..%2finternal/checks",
                "/api/v1/invoices/..%5c..%5cinternal",
                "/api/v1/invoices/..;/..;/internal/checks",
                "/api/v1//internal/checks",
                "/api/v1/invoices/%252e%252e/internal",
                "/api/v1/invoices/%00"
            })
    void refusesPathsThatMeanSomethingElseToTheService(String path) throws IOException {
        assertThat(raw(path)).startsWith("HTTP/1.1 400").contains("\"code\":\"invalid-path\"");
    }

    @Test
    void passesAnswersOnAsTheyAre() {
        var answer = gateway.getAs("someone", "/api/v1/invoices/7");

        assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=1; Path=/", "b=2; Path=/");
    }

    @Test
    void tellsTheServiceWhereTheRequestCameFrom() {
        var seen = RunningGateway.seen(gateway.getAs("someone", "/api/v1/invoices"));

        assertThat(seen.headers())
                .containsEntry("x-forwarded-for", List.of("127.0.0.1"))
                .containsEntry("x-forwarded-proto", List.of("http"))
                .containsEntry("x-forwarded-host", List.of("127.0.0.1:" + gateway.port()))
                .containsEntry("x-forwarded-port", List.of(String.valueOf(gateway.port())));
        assertThat(seen.headers().get("authorization")).hasSize(1);
    }

    @Test
    void dropsWhatACallerClaimsToBe() throws IOException {
        var claims = Map.of(
                "X-Forwarded-For", "1.2.3.4",
                "X-Forwarded-Host", "evil.test",
                "X-Forwarded-Proto", "https",
                "X-Forwarded-Prefix", "/evil",
                "Forwarded", "for=1.2.3.4",
                "X-Real-IP", "1.2.3.4",
                "X-Remote-User", "admin",
                "X-User-Id", "admin",
                "X-Original-URL", "/internal/checks",
                "X-Http-Method-Override", "DELETE");
        var headers = claims.entrySet().stream()
                .flatMap(claim -> java.util.stream.Stream.of(claim.getKey(), claim.getValue()))
                .toArray(String[]::new);

        var seen = RunningGateway.seen(gateway.getAs("someone", "/api/v1/invoices", headers));

        assertThat(seen.headers().values().toString()).doesNotContain("1.2.3.4", "evil", "admin", "DELETE", "checks");
    }

    @Test
    void dropsHopByHopHeadersAndThoseThatConnectionNames() throws IOException {
        var answer = raw(
                "/login",
                "Connection: close, X-Secret-Hop",
                "X-Secret-Hop: 1",
                "TE: trailers",
                "Proxy-Authorization: Basic abc",
                "Keep-Alive: timeout=5");

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .doesNotContainIgnoringCase("x-secret-hop", "proxy-authorization", "trailers");
    }

    @Test
    void passesTheTraceOn() {
        var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        var seen = RunningGateway.seen(
                gateway.getAs("someone", "/api/v1/invoices", "traceparent", trace, "tracestate", "vendor=1"));
        var refused = gateway.get("/api/v1/invoices", "traceparent", trace);

        assertThat(seen.headers())
                .hasEntrySatisfying("traceparent", sent -> assertThat(sent)
                        .singleElement(InstanceOfAssertFactories.STRING)
                        .as("the gateway's span in the caller's trace")
                        .matches("00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01")
                        .isNotEqualTo(trace))
                .containsEntry("tracestate", List.of("vendor=1"));
        assertThat(refused.body()).contains("\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
            })
    void beginsATraceWhereThereIsNone(String received) {
        var seen = RunningGateway.seen(
                gateway.getAs("someone", "/api/v1/invoices", "traceparent", received, "tracestate", "vendor=1"));

        assertThat(seen.headers().get("traceparent")).singleElement().satisfies(made -> assertThat(made)
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]")
                .isNotEqualTo(received));
        assertThat(seen.headers()).doesNotContainKey("tracestate");
    }

    @Test
    void putsSecurityHeadersOnEveryAnswerAndLeavesTheServicesOwn() {
        for (var path : List.of("/", "/docs", "/api/v1/nothing", "/api/v1/invoices", "/login")) {
            var headers = gateway.get(path).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).as(path).contains("DENY");
            assertThat(headers.firstValue("Content-Security-Policy")).as(path).isPresent();
        }
        assertThat(gateway.get("/login").headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'self'");
    }

    @Test
    void showsAPageWithLinksAtTheRoot() {
        var page = gateway.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("href=\"/docs\"", "href=\"/docs/ledger.json\"", "href=\"/login\"");
    }

    @Test
    void showsTheDescriptionsOfAllServicesOnOnePageFromHere() {
        var page = gateway.get("/docs");
        var script = gateway.get("/docs/docs.js");

        assertThat(page.body()).contains("/docs/viewer/swagger-ui-bundle.js").doesNotContain("http:", "https:");
        assertThat(script.body())
                .contains(RunningGateway.SERVICES.stream()
                        .map(service -> "/docs/" + service + ".json")
                        .toArray(String[]::new));
        for (var asset : Set.of("swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js")) {
            assertThat(gateway.get("/docs/viewer/" + asset).statusCode())
                    .as(asset)
                    .isEqualTo(200);
        }
        assertThat(gateway.get("/docs/viewer/../../application.yml").statusCode())
                .isNotEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("services")
    void fetchesTheDescriptionOfEachServiceWithoutToken(String service) {
        var seen = RunningGateway.seen(gateway.get("/docs/" + service + ".json"));

        assertThat(seen.service()).isEqualTo(service);
        assertThat(seen.path()).isEqualTo("/v3/api-docs");
    }

    @Test
    void tellsItsHealthAndItsFigures() {
        gateway.getAs("someone", "/api/v1/invoices");

        assertThat(gateway.get("/actuator/health/readiness").body()).contains("UP");
        assertThat(gateway.get("/actuator/prometheus").body())
                .contains("spring_cloud_gateway_requests_seconds_count", "routeId=\"ledger\"", "resilience4j");
    }

    /// As it stands, without a client that tidies the path up.
    private String raw(String path, String... headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setSoTimeout(10_000);
            var more = headers.length == 0 ? "Connection: close\r\n" : String.join("\r\n", headers) + "\r\n";
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                                    + Tokens.of("someone") + "\r\n" + more + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
