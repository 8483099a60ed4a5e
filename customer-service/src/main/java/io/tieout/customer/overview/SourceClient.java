package io.tieout.customer.overview;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.stereotype.Component;

/// Asks another service whether it is alive.
@Component
class SourceClient {

    private final HttpClient http;
    private final OverviewProperties properties;

    SourceClient(OverviewProperties properties) {
        this.properties = properties;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.probeTimeout())
                .build();
    }

    boolean isAlive(URI service) throws InterruptedException {
        var request = HttpRequest.newBuilder(service.resolve("/actuator/health/liveness"))
                .timeout(properties.probeTimeout())
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
