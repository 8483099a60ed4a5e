package io.tieout.customer.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.tieout.platform.id.Ids;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookClientTest {

    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    private static final List<WebhookSecret> SECRETS = List.of(WebhookSecret.next(), WebhookSecret.next());

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<WebhookClient> clients = new ArrayList<>();
    private HttpServer server = newServer();

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
            switch (exchange.getRequestURI().getPath()) {
                case "/redirect" -> {
                    exchange.getResponseHeaders().add("Location", "/taken");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/busy" -> {
                    exchange.getResponseHeaders().add("Retry-After", "120");
                    exchange.sendResponseHeaders(429, -1);
                }
                case "/down" -> {
                    exchange.getResponseHeaders().add("Retry-After", "Sat, 01 Jan 2050 00:00:00 GMT");
                    exchange.sendResponseHeaders(503, -1);
                }
                case "/endless" -> {
                    exchange.sendResponseHeaders(200, 0);
                    var line = "x".repeat(100).getBytes(StandardCharsets.UTF_8);
                    try (var answer = exchange.getResponseBody()) {
                        while (released.getCount() > 0) {
                            answer.write(line);
                        }
                    }
                }
                case "/silent" -> {
                    if (!awaitRelease()) {
                        throw new IOException("the test was not over in time");
                    }
                }
                default -> {
                    var answer = "thank\0you".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                }
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        released.countDown();
        for (var client : clients) {
            client.destroy();
        }
        server.stop(0);
    }

    @Test
    void tellsWhatWasAnswered() {
        var attempt = post(client("127.0.0.1"), "/taken");

        assertThat(attempt.isDelivered()).isTrue();
        assertThat(attempt.statusCode()).isEqualTo(200);
        assertThat(attempt.response()).isEqualTo("thank you");
    }

    @Test
    void connectsToTheAddressThatItLookedAtAndNamesTheHost() {
        var attempt = post(client("127.0.0.1"), "/taken");

        assertThat(attempt.isDelivered()).isTrue();
        assertThat(requests).containsExactly("hooks.example:" + port() + "/taken");
    }

    /// The name leads to a public address while it is looked at, and inside afterwards.
    @Test
    void looksAtTheAddressForEachConnection() {
        var client = client("127.0.0.1", "10.0.0.1", "127.0.0.1");

        assertThat(post(client, "/taken").isDelivered()).isTrue();
        var second = post(client, "/taken");
        assertThat(second.statusCode()).isNull();
        assertThat(second.problem()).isEqualTo("hooks.example has an address that is not public");
        assertThat(post(client, "/taken").isDelivered()).isTrue();
        assertThat(requests).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "169.254.169.254", "::ffff:10.0.0.1", "fd00::1", "8.8.8.8,192.168.0.1"})
    void refusesAddressesThatAreNotPublic(String addresses) {
        var attempt = post(client(addresses), "/taken");

        assertThat(attempt.problem()).isEqualTo("hooks.example has an address that is not public");
        assertThat(requests).isEmpty();
    }

    @Test
    void refusesThisMachineUnlessDeveloping() {
        var client = new WebhookClient(InetAddress::getAllByName, properties(false), Clock.systemUTC());
        clients.add(client);

        for (var host : List.of("127.0.0.1", "localhost", "[::1]")) {
            var attempt = client.post("http://" + host + ":" + port() + "/taken", Ids.next(), BODY, SECRETS);
            assertThat(attempt.problem()).as(host).contains("has an address that is not public");
        }
        assertThat(requests).isEmpty();
    }

    @Test
    void followsNoRedirect() {
        var attempt = post(client("127.0.0.1"), "/redirect");

        assertThat(attempt.isDelivered()).isFalse();
        assertThat(attempt.problem()).isEqualTo("answered 302: redirects are not followed");
        assertThat(requests).hasSize(1);
    }

    @Test
    void hearsHowLongToWait() {
        assertThat(post(client("127.0.0.1"), "/busy").retryAfter()).isEqualTo(Duration.ofMinutes(2));
        assertThat(post(client("127.0.0.1"), "/down").retryAfter()).isEqualTo(Duration.ofHours(24));
        assertThat(post(client("127.0.0.1"), "/taken").retryAfter()).isNull();
    }

    @Test
    void readsNoMoreThanItKeeps() {
        var attempt = post(client("127.0.0.1"), "/endless");

        assertThat(attempt.isDelivered()).isTrue();
        assertThat(attempt.response()).hasSize(1024);
    }

    @Test
    void waitsNoLongerThanItMay() {
        var attempt = post(client("127.0.0.1"), "/silent");

        assertThat(attempt.isDelivered()).isFalse();
        assertThat(attempt.statusCode()).isNull();
        assertThat(attempt.duration()).isLessThan(Duration.ofSeconds(20));
    }

    /// Each byte comes in time, and all of them never do.
    @Test
    void isNotHeldUpByAnAnswerThatDrips() throws IOException {
        try (var drip = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var dripping = Thread.ofVirtual().start(() -> drip(drip));
            var client = client("127.0.0.1");

            var attempt = client.post("http://hooks.example:" + drip.getLocalPort() + "/", Ids.next(), BODY, SECRETS);

            assertThat(attempt.problem()).isEqualTo("no answer within 2 seconds");
            assertThat(attempt.duration()).isLessThan(Duration.ofSeconds(20));
            await().atMost(Duration.ofSeconds(30)).until(() -> !dripping.isAlive());
        }
    }

    private void drip(ServerSocket socket) {
        try (var connection = socket.accept()) {
            var answer = connection.getOutputStream();
            answer.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            while (!released.await(100, TimeUnit.MILLISECONDS)) {
                answer.write('x');
                answer.flush();
            }
        } catch (IOException e) {
            // The client has had enough, as it should.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void tellsWhyNobodyAnswered() {
        var nobody = "http://hooks.example:" + port() + "/taken";
        server.stop(0);
        server = newServer();

        var attempt = client("127.0.0.1").post(nobody, Ids.next(), BODY, SECRETS);

        assertThat(attempt.statusCode()).isNull();
        assertThat(attempt.problem()).contains("onnect");
    }

    private Attempt post(WebhookClient client, String path) {
        return client.post("http://hooks.example:" + port() + path, Ids.next(), BODY, SECRETS);
    }

    /// @param answers of the name's look-ups, one after the other; several addresses with commas
    private WebhookClient client(String... answers) {
        Deque<String> left = new ArrayDeque<>(List.of(answers));
        var client = new WebhookClient(
                host -> addresses(Objects.requireNonNull(left.poll(), "looked up too often")),
                properties(true),
                Clock.systemUTC());
        clients.add(client);
        return client;
    }

    private static InetAddress[] addresses(String answer) {
        var parts = answer.split(",", -1);
        var addresses = new InetAddress[parts.length];
        for (int index = 0; index < parts.length; index++) {
            addresses[index] = InetAddress.ofLiteral(parts[index]);
        }
        return addresses;
    }

    private static WebhookProperties properties(boolean loopbackAllowed) {
        return new WebhookProperties(
                loopbackAllowed,
                Duration.ofMillis(50),
                8,
                2,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofDays(7),
                Duration.ofDays(5));
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private boolean awaitRelease() {
        try {
            return released.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
