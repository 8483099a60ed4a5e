package io.tieout.endtoend;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tieout.localstack.LocalStack;
import io.tieout.localstack.part.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Takes the spans that a stack exports (OTLP over HTTP) and keeps what tells one trace from another.
final class SpanCollector implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.of();

    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    /// @param service that exported it
    /// @param parentId empty for the first of a trace
    record Span(String service, String traceId, String spanId, String parentId, String name) {}

    SpanCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /// Every service exports there, and only traces that the caller wants recorded.
    LocalStack configure(LocalStack stack) {
        Part.services().forEach(part -> stack.environment(
                        part,
                        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces")
                .environment(part, "TIEOUT_TRACE_SAMPLING", "0.0"));
        return stack;
    }

    List<Span> of(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            readRequest(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /// `ExportTraceServiceRequest` of OTLP 1: field numbers as in opentelemetry/proto/trace/v1/trace.proto.
    private void readRequest(byte[] message) throws IOException {
        fields(message, (number, value) -> {
            if (number == 1) {
                readResourceSpans(value);
            }
        });
    }

    private void readResourceSpans(byte[] message) throws IOException {
        var service = new StringBuilder();
        fields(message, (number, value) -> {
            if (number == 1) {
                fields(value, (attribute, entry) -> {
                    if (attribute == 1) {
                        readServiceName(entry, service);
                    }
                });
            } else if (number == 2) {
                fields(value, (scoped, span) -> {
                    if (scoped == 2) {
                        spans.add(readSpan(span, service.toString()));
                    }
                });
            }
        });
    }

    private static void readServiceName(byte[] message, StringBuilder service) throws IOException {
        var key = new StringBuilder();
        fields(message, (number, value) -> {
            if (number == 1) {
                key.append(text(value));
            } else if (number == 2 && key.toString().equals("service.name")) {
                fields(value, (kind, name) -> service.append(text(name)));
            }
        });
    }

    private static Span readSpan(byte[] message, String service) throws IOException {
        var found = new String[] {"", "", "", ""};
        fields(message, (number, value) -> {
            switch (number) {
                case 1 -> found[0] = HEX.formatHex(value);
                case 2 -> found[1] = HEX.formatHex(value);
                case 4 -> found[2] = HEX.formatHex(value);
                case 5 -> found[3] = text(value);
                default -> {
                    // Times, attributes and the like: not asked for.
                }
            }
        });
        return new Span(service, found[0], found[1], found[2], found[3]);
    }

    @FunctionalInterface
    private interface Field {

        void take(int number, byte[] value) throws IOException;
    }

    /// Only fields that hold something within: messages, texts, bytes.
    private static void fields(byte[] message, Field field) throws IOException {
        var in = CodedInputStream.newInstance(message);
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                field.take(WireFormat.getTagFieldNumber(tag), in.readByteArray());
            } else {
                in.skipField(tag);
            }
        }
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
