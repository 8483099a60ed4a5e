package io.tieout.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/// One connection that sends a request and waits for the answer. It does no more than that, because it runs on the
/// machine that is measured: what a client computes, the service lacks.
final class HttpConnection implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;
    private static final int REFUSALS = 300;

    private final URI base;
    private Socket socket;
    private InputStream in;
    private boolean closing;

    HttpConnection(URI base) throws IOException {
        this.base = base;
        this.socket = connect(base);
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    private static Socket connect(URI base) throws IOException {
        var socket = new Socket(base.getHost(), base.getPort());
        socket.setTcpNoDelay(true);
        return socket;
    }

    /// Posts JSON under a new idempotency key.
    ///
    /// @throws IllegalStateException when it is refused
    void post(String path, String token, byte[] json) throws IOException {
        if (closing) {
            // A server ends a connection after so many requests.
            socket.close();
            socket = connect(base);
            in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            closing = false;
        }
        var head = """
                POST %s HTTP/1.1\r
                Host: %s\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Idempotency-Key: %s\r
                Content-Length: %d\r
                \r
                """.formatted(path, base.getAuthority(), token, UUID.randomUUID(), json.length);
        var request = new ByteArrayOutputStream(head.length() + json.length);
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(json);
        // In one piece: two writes would be two packets.
        socket.getOutputStream().write(request.toByteArray());
        var status = line();
        var body = body();
        if (Integer.parseInt(status.split(" ", 3)[1]) >= REFUSALS) {
            throw new IllegalStateException(status + ": " + new String(body, StandardCharsets.UTF_8));
        }
    }

    private byte[] body() throws IOException {
        int length = 0;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = true;
            } else if (lower.equals("connection: close")) {
                closing = true;
            }
        }
        return chunked ? chunks() : exactly(length);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The service closed the connection");
        }
        return bytes;
    }

    private String line() throws IOException {
        var text = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The service closed the connection");
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
