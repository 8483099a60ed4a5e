package io.tieout.platform.event;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// A broker's address under which nobody answers until the broker is said to be back. Then it leads to the real
/// one.
final class LateBroker implements AutoCloseable {

    private final int port;
    private final String target;
    private volatile boolean closed;
    private volatile Closeable listener = () -> {};

    LateBroker(Map<String, Object> kafka) throws IOException {
        port = freePort();
        target = String.valueOf(kafka.get("bootstrap.servers"));
    }

    /// Below those that the system hands out to whoever asks for any: one of these could be taken meanwhile.
    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Taken: another one.
            }
        }
        throw new IOException("found no free port");
    }

    Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", "127.0.0.1:" + port);
    }

    void comesBack() throws IOException {
        var server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        listener = server;
        Thread.ofVirtual().start(() -> accept(server));
    }

    private void accept(ServerSocket server) {
        var address = target.split(":", 2);
        while (!closed) {
            try {
                var inside = server.accept();
                var outside = new Socket(address[0], Integer.parseInt(address[1]));
                Thread.ofVirtual().start(() -> copy(inside, outside));
                Thread.ofVirtual().start(() -> copy(outside, inside));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // Either side has hung up: so does the other.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        listener.close();
    }
}
