package io.tieout.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// With a port for probes and figures, as on Kubernetes and in containers, the public one knows nothing of them.
class ManagementPortIT {

    @Test
    void tellsOfItselfOnItsOwnPortOnly() throws IOException, InterruptedException {
        try (var gateway = new RunningGateway("--management.server.port=0", "--management.server.address=127.0.0.1");
                var client = HttpClient.newHttpClient()) {
            for (var path : List.of("/actuator", "/actuator/health", "/actuator/prometheus")) {
                var outside = gateway.getAs("someone", path);
                assertThat(outside.statusCode()).as(path).isEqualTo(404);
                assertThat(RunningGateway.code(outside)).isEqualTo("route-not-found");
            }
            for (var path :
                    List.of("/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus")) {
                var inside = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.managementPort() + path))
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(inside.statusCode()).as(path).isEqualTo(200);
            }
        }
    }
}
