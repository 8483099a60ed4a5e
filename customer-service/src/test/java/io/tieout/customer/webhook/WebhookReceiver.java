package io.tieout.customer.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program of others: keeps what it is told, by path, and answers as a test wants.
final class WebhookReceiver implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Map<String, List<Message>> received = new ConcurrentHashMap<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final CountDownLatch released = new CountDownLatch(1);

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Message(Map<String, String> headers, byte[] body) {

        String header(String name) {
            return Objects.requireNonNull(headers.get(name), name);
        }

        JsonNode event() {
            return JSON.readTree(body);
        }
    }

    record Answer(int status, Map<String, String> headers, boolean held) {}

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var headers = new ConcurrentHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        received.computeIfAbsent(path, key -> new CopyOnWriteArrayList<>())
                .add(new Message(Map.copyOf(headers), exchange.getRequestBody().readAllBytes()));
        var answer = answers.getOrDefault(path, new Answer(204, Map.of(), false));
        if (answer.held()) {
            awaitRelease();
        }
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        var text = "told".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), answer.status() == 204 ? -1 : text.length);
        if (answer.status() != 204) {
            exchange.getResponseBody().write(text);
        }
        exchange.close();
    }

    private void awaitRelease() {
        try {
            if (!released.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("never released");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void answer(String path, int status) {
        answers.put(path, new Answer(status, Map.of(), false));
    }

    void answer(String path, int status, Map<String, String> headers) {
        answers.put(path, new Answer(status, headers, false));
    }

    /// Until [#release].
    void hold(String path) {
        answers.put(path, new Answer(204, Map.of(), true));
    }

    void release() {
        released.countDown();
    }

    List<Message> at(String path) {
        return List.copyOf(received.getOrDefault(path, List.of()));
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }
}
