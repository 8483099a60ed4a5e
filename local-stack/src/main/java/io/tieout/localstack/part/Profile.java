package io.tieout.localstack.part;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How much of the machine the stack may take.
public enum Profile {
    /// Little memory, quick start: the first compiler only.
    SMALL(
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseCompactObjectHeaders",
                    "-Xss512k",
                    "-Xmx256m",
                    "-XX:MinHeapFreeRatio=10",
                    "-XX:MaxHeapFreeRatio=30"),
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders", "-Xmx384m"),
            Map.of(
                    "max_connections", "80",
                    "shared_buffers", "64MB",
                    "max_wal_size", "512MB",
                    "max_parallel_workers_per_gather", "0",
                    "autovacuum_max_workers", "2"),
            6,
            4),
    /// What measurements need: the full compiler, larger heaps and pools.
    LOAD(
            List.of("-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-Xmx1g"),
            List.of("-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders", "-Xmx1g"),
            Map.of(
                    "max_connections", "200",
                    "shared_buffers", "512MB",
                    "max_wal_size", "4GB",
                    "work_mem", "16MB",
                    "max_parallel_workers_per_gather", "0"),
            24,
            12);

    private final List<String> serviceOptions;
    private final List<String> brokerOptions;
    private final Map<String, String> databaseSettings;
    private final int connectionsPerService;
    private final int partitions;

    Profile(
            List<String> serviceOptions,
            List<String> brokerOptions,
            Map<String, String> databaseSettings,
            int connectionsPerService,
            int partitions) {
        this.serviceOptions = serviceOptions;
        this.brokerOptions = brokerOptions;
        this.databaseSettings = databaseSettings;
        this.connectionsPerService = connectionsPerService;
        this.partitions = partitions;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Partitions of a topic made under this profile. A topic keeps its number, so the stack remembers the first.
    public int partitions() {
        return partitions;
    }

    List<String> serviceOptions() {
        return serviceOptions;
    }

    List<String> brokerOptions() {
        return brokerOptions;
    }

    Map<String, String> databaseSettings() {
        return databaseSettings;
    }

    int connectionsPerService() {
        return connectionsPerService;
    }
}
