package io.tieout.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tieout.localstack.api.ApiClient;
import io.tieout.localstack.api.OperatorSignIn;
import io.tieout.localstack.demo.Demo;
import io.tieout.localstack.intake.Target;
import io.tieout.localstack.machine.Progress;
import io.tieout.localstack.verify.Verification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The whole stack in containers: started by `deployment/try`, which says where it is; skipped without.
class ContainersIT {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static String setting(String name) {
        return System.getenv().getOrDefault("TIEOUT_CONTAINERS_" + name.toUpperCase(Locale.ROOT), "");
    }

    private static String secret(String name) {
        return Repository.text(Path.of(setting("SECRETS")).resolve(name)).strip();
    }

    private static String get(URI address) throws IOException, InterruptedException {
        var answer = send(address);
        assertThat(answer.statusCode()).as(address.toString()).isEqualTo(200);
        return answer.body();
    }

    private static int status(URI address) throws IOException, InterruptedException {
        return send(address).statusCode();
    }

    private static HttpResponse<String> send(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void playsTheDemoAndHoldsEveryPromise() throws IOException, InterruptedException {
        assumeTrue(!setting("GATEWAY").isEmpty(), "No containers are given: run deployment/try");
        var gateway = new ApiClient(URI.create(setting("GATEWAY")), operator());
        var verification = verification();
        var target = new Target(gateway, verification::isQuiescentWithin, Progress.silent());

        var report = new Demo(target).play();

        assertThat(report)
                .isEqualTo(Repository.text("docs/demo-report.txt").lines().toList());
        assertPromises(verification);
        assertFiguresAndProbes();
    }

    @Test
    void holdsEveryPromiseAfterARestore() {
        assumeTrue(!setting("GATEWAY").isEmpty(), "No containers are given: run deployment/try --restore");
        assertPromises(verification());
    }

    private static void assertPromises(Verification verification) {
        assertThat(verification.run(LIMIT))
                .hasSizeGreaterThan(10)
                .allSatisfy(invariant ->
                        assertThat(invariant.violations()).as(invariant.id()).isEmpty());
    }

    private static OperatorSignIn operator() {
        return new OperatorSignIn(URI.create(setting("IDENTITY")), secret("operator"));
    }

    private static Verification verification() {
        var operator = operator();
        return new Verification(
                services(operator),
                new ApiClient(URI.create(setting("GATEWAY")), operator),
                () -> DriverManager.getConnection(
                        "jdbc:postgresql://" + setting("POSTGRESQL") + ":5432/ledger",
                        "ledger_app",
                        secret("ledger_app")),
                Progress.silent());
    }

    private static Map<String, ApiClient> services(OperatorSignIn operator) {
        var services = new LinkedHashMap<String, ApiClient>();
        for (var module : Repository.SERVICES) {
            var name = module.replace("-service", "");
            services.put(name, new ApiClient(URI.create(setting(name)), operator));
        }
        return services;
    }

    /// What the manifests probe and what alerts and dashboards ask for is there.
    private static void assertFiguresAndProbes() throws IOException, InterruptedException {
        var figures = new StringBuilder();
        assertThat(status(URI.create(setting("GATEWAY")).resolve("/actuator/health")))
                .as("what the gateway tells of itself is not for everybody")
                .isEqualTo(404);
        for (var name : List.of("gateway_management", "identity", "customer", "sales", "ledger", "reconciliation")) {
            var address = URI.create(setting(name));
            assertThat(get(address.resolve("/actuator/health/liveness"))).contains("UP");
            assertThat(get(address.resolve("/actuator/health/readiness"))).contains("UP");
            figures.append(get(address.resolve("/actuator/prometheus")));
        }
        var lines = figures.toString()
                .lines()
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());
        var wanted = MonitoringTest.figuresOfServices();
        assertThat(wanted).hasSizeGreaterThan(10);
        assertThat(lines).containsAll(wanted);
        assertThat(figures).contains("tieout_inbox_lag_seconds_bucket{", "le=\"2.0\"");
    }
}
