package io.tieout.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/// The real gateway before stub services.
final class RunningGateway implements AutoCloseable {

    static final List<String> SERVICES = List.of("identity", "customer", "sales", "ledger", "reconciliation");

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Upstream> upstreams =
            SERVICES.stream().collect(Collectors.toMap(name -> name, Upstream::new));
    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();

    RunningGateway(String... settings) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--TIEOUT_ISSUER=" + Tokens.ISSUER,
                "--TIEOUT_JWKS_URI=" + upstream("identity").url() + "/oauth2/jwks",
                "--logging.structured.format.console=",
                "--logging.level.root=WARN"));
        upstreams.forEach((name, upstream) ->
                arguments.add("--TIEOUT_" + name.toUpperCase(Locale.ROOT) + "_URL=" + upstream.url()));
        arguments.addAll(Arrays.asList(settings));
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--gateway.origin.trusted-proxies="))) {
            arguments.add("--gateway.origin.trusted-proxies=none");
        }
        context = new SpringApplicationBuilder(GatewayApplication.class).run(arguments.toArray(String[]::new));
    }

    Upstream upstream(String service) {
        var upstream = upstreams.get(service);
        if (upstream == null) {
            throw new IllegalArgumentException(service);
        }
        return upstream;
    }

    int port() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return server == null ? -1 : server.getPort();
    }

    /// What the gateway tells of itself, where that has a port of its own.
    int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path).GET(), headers);
    }

    /// With a good token of this subject.
    HttpResponse<String> getAs(String subject, String path, String... headers) {
        var all = Stream.concat(Stream.of("Authorization", "Bearer " + Tokens.of(subject)), Arrays.stream(headers));
        return get(path, all.toArray(String[]::new));
    }

    /// The first line of an answer that goes on.
    String firstLine(String path, String... headers) {
        var request = request(path)
                .header("Authorization", "Bearer " + Tokens.of("someone"))
                .headers(headers)
                .build();
        try (var body =
                client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> post(String path, HttpRequest.BodyPublisher body) {
        return send(
                request(path).POST(body),
                "Authorization",
                "Bearer " + Tokens.of("someone"),
                "Content-Type",
                "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofMinutes(2));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Upstream.Seen seen(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return JSON.readValue(response.body(), Upstream.Seen.class);
    }

    static String code(HttpResponse<String> response) {
        var type = response.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/problem+json")) {
            throw new AssertionError("no problem but " + response.statusCode() + " " + type + " " + response.body());
        }
        var problem = JSON.readTree(response.body());
        if (problem.get("status").asInt() != response.statusCode()
                || problem.get("traceId").asString().length() != 32
                || !problem.get("type")
                        .asString()
                        .equals("urn:problem:gateway:" + problem.get("code").asString())) {
            throw new AssertionError(response.body());
        }
        return problem.get("code").asString();
    }

    @Override
    public void close() {
        client.close();
        context.close();
        upstreams.values().forEach(Upstream::close);
    }
}
