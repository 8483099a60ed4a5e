package io.tieout.localstack.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// The nine ports of a stack, counted from one base, all on the loopback address.
public record Ports(int base) {

    public static final int DEFAULT_BASE = 8080;
    private static final int COUNT = 9;
    private static final int LOWEST = 1024;
    // Below 32768, where Linux hands out ports for outgoing connections: one of those could take ours while we start.
    private static final int RANDOM_FROM = 20_000;
    private static final int RANDOM_TO = 32_000;
    private static final int ATTEMPTS = 200;

    public Ports {
        if (base < LOWEST || base + COUNT - 1 > 65_535) {
            throw new LaunchFailed("The base port must be between " + LOWEST + " and " + (65_536 - COUNT) + ", not "
                    + base + " (--port).");
        }
    }

    /// A base whose nine ports are all free at this moment; for tests.
    public static Ports random() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var ports = new Ports(ThreadLocalRandom.current().nextInt(RANDOM_FROM, RANDOM_TO));
            if (ports.all().values().stream().noneMatch(Ports::isBusy)) {
                return ports;
            }
        }
        throw new LaunchFailed("Found no nine free ports in a row after " + ATTEMPTS + " attempts.");
    }

    public int gateway() {
        return base;
    }

    public int identity() {
        return base + 1;
    }

    public int customer() {
        return base + 2;
    }

    public int sales() {
        return base + 3;
    }

    public int ledger() {
        return base + 4;
    }

    public int reconciliation() {
        return base + 5;
    }

    public int postgresql() {
        return base + 6;
    }

    public int kafka() {
        return base + 7;
    }

    public int kafkaController() {
        return base + 8;
    }

    /// Every port with the name of its user, in order.
    public Map<String, Integer> all() {
        var all = new LinkedHashMap<String, Integer>();
        all.put("gateway", gateway());
        all.put("identity", identity());
        all.put("customer", customer());
        all.put("sales", sales());
        all.put("ledger", ledger());
        all.put("reconciliation", reconciliation());
        all.put("PostgreSQL", postgresql());
        all.put("Kafka", kafka());
        all.put("Kafka controller", kafkaController());
        return all;
    }

    /// Fails with one line that names every busy port among the wanted ones, and the option that moves them.
    public void requireFree(List<String> wanted) {
        var busy = all().entrySet().stream()
                .filter(port -> wanted.contains(port.getKey()))
                .filter(port -> isBusy(port.getValue()))
                .map(port -> port.getValue() + " (" + port.getKey() + ")")
                .toList();
        if (!busy.isEmpty()) {
            throw new LaunchFailed("In use by another program: " + String.join(", ", busy)
                    + ". Choose another base with --port, for example --port " + (base < 60_000 ? base + 100 : 8080)
                    + ": a stack takes " + COUNT + " ports from there.");
        }
    }

    static boolean isBusy(int port) {
        try (var socket = new ServerSocket()) {
            // A connection in TIME_WAIT is no reason to refuse, a listener is.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
