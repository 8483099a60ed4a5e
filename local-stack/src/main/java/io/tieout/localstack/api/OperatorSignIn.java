package io.tieout.localstack.api;

import io.tieout.localstack.machine.LaunchFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/// The command line's own client: client credentials, with the secret from the data folder.
public final class OperatorSignIn implements AccessTokens {

    private static final String CLIENT = "tieout-operator";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    // Renewed a minute before it ends, so that no request leaves with a token about to expire.
    private static final long MARGIN_SECONDS = 60;

    private final URI identity;
    private final String secret;
    private final HttpClient http;
    private String token = "";
    private long renewAtNanos;

    /// @param identity address of identity-service, or of the gateway before it
    public OperatorSignIn(URI identity, String secret) {
        this.identity = identity;
        this.secret = secret;
        this.http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    }

    @Override
    public synchronized String next() {
        if (token.isEmpty() || System.nanoTime() - renewAtNanos >= 0) {
            signIn();
        }
        return token;
    }

    private void signIn() {
        var credentials = Base64.getEncoder().encodeToString((CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(identity.resolve("/oauth2/token"))
                .timeout(LIMIT)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new LaunchFailed(
                        "Signing in as " + CLIENT + " was refused: " + response.statusCode() + " " + response.body());
            }
            var answer = Json.read(response.body());
            token = answer.path("access_token").asString("");
            renewAtNanos = System.nanoTime()
                    + Duration.ofSeconds(Math.max(1, answer.path("expires_in").asLong(300) - MARGIN_SECONDS))
                            .toNanos();
        } catch (IOException e) {
            throw new LaunchFailed("identity-service at " + identity + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("Interrupted while signing in.", e);
        }
    }
}
