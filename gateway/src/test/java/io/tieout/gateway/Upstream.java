package io.tieout.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/// Plays a service: answers every request with what it got, as JSON.
final class Upstream implements AutoCloseable {

    /// What arrived.
    record Seen(String service, String method, String path, Map<String, List<String>> headers, long bodyBytes) {}

    private static final JsonMapper JSON = new JsonMapper();

    private final String service;
    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);

    Upstream(String service) {
        this.service = service;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.createContext("/oauth2/jwks", this::keys);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        if (exchange.getRequestURI().getPath().endsWith("/never")) {
            hang();
        }
        if (exchange.getRequestURI().getPath().endsWith("/stream")) {
            stream(exchange);
            return;
        }
        long body = exchange.getRequestBody().transferTo(java.io.OutputStream.nullOutputStream());
        var headers = new TreeMap<String, List<String>>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        var seen = JSON.writeValueAsBytes(new Seen(
                service, exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        exchange.getResponseHeaders().add("Set-Cookie", "a=1; Path=/");
        exchange.getResponseHeaders().add("Set-Cookie", "b=2; Path=/");
        if (exchange.getRequestURI().getPath().equals("/login")) {
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
        }
        exchange.sendResponseHeaders(200, seen.length);
        try (var out = exchange.getResponseBody()) {
            out.write(seen);
        }
    }

    /// One event, and then none for long.
    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream;charset=UTF-8");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(("data: " + exchange.getRequestHeaders().getFirst("Last-Event-ID") + "\n\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            hang();
        }
    }

    private void keys(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        var keys = Tokens.publicKeys();
        exchange.sendResponseHeaders(200, keys.length);
        try (var out = exchange.getResponseBody()) {
            out.write(keys);
        }
    }

    private void hang() throws IOException {
        try {
            if (!closing.await(30, TimeUnit.SECONDS)) {
                throw new IOException("nobody hung up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
