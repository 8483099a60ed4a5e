package io.tieout.localstack.part;

import io.tieout.localstack.machine.ChildProcess;
import io.tieout.localstack.machine.DataFolder;
import io.tieout.localstack.machine.Executables;
import io.tieout.localstack.machine.LaunchFailed;
import io.tieout.localstack.machine.LogLine;
import io.tieout.localstack.machine.Progress;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// A service of ours: the same jar that production runs.
///
/// Its tables are made by a run of its own, with the rights of the schema's owner, that ends when the application has
/// been put together. The same run writes the AOT cache.
public final class ServiceProcess implements StackPart {

    private static final Duration MIGRATION_LIMIT = Duration.ofMinutes(3);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
    private static final int LOG_LINES = 25;
    private static final int CONNECT_MILLIS = 500;
    private static final int READ_MILLIS = 3000;

    private final Part part;
    private final int port;
    private final DataFolder data;
    private final Path cache;
    private final Path home;
    private final Profile profile;
    private final ServiceEnvironment environment;
    private final Progress progress;
    private final ChildProcess process;

    public ServiceProcess(
            Part part,
            DataFolder data,
            Path cache,
            Path home,
            Profile profile,
            ServiceEnvironment environment,
            Progress progress) {
        this.part = part;
        this.port = environment.port(part);
        this.data = data;
        this.cache = cache;
        this.home = home;
        this.profile = profile;
        this.environment = environment;
        this.progress = progress;
        this.process = data.process(part.label());
    }

    @Override
    public Part part() {
        return part;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ChildProcess process() {
        return process;
    }

    /// What needs no other part: unpacks the jar.
    public void prepare() {
        var jar = ServiceJar.of(part, home);
        jar.extract(cache);
    }

    /// Whether [#migrate] has work to do.
    public boolean needsMigration() {
        var jar = ServiceJar.of(part, home);
        return !aot(jar).exists() || (part.hasDatabase() && !isMigratedTo(jar));
    }

    /// Brings the tables to what this jar wants, and trains the AOT cache. Needs PostgreSQL.
    public void migrate() {
        var jar = ServiceJar.of(part, home);
        var folder = jar.extract(cache);
        var aot = aot(jar);
        var command = new ArrayList<String>();
        command.add(JavaRuntime.executable());
        command.addAll(aot.options());
        command.addAll(profile.serviceOptions());
        command.add("-Dspring.context.exit=onRefresh");
        command.add("-jar");
        command.add(jar.appJar());
        var variables = new HashMap<>(environment.of(part));
        variables.putAll(environment.migration(part));
        var result = Executables.run(command, folder, variables, MIGRATION_LIMIT);
        try {
            Files.createDirectories(data.logs());
            Files.writeString(data.log(part.label() + "-migration"), result.output() + "\n");
            if (!result.isSuccess()) {
                aot.discard();
                throw new LaunchFailed("The tables of " + part.label() + " could not be prepared. The end of "
                        + data.log(part.label() + "-migration") + ":\n  "
                        + String.join(
                                "\n  ", LogLine.last(result.output().lines().toList(), LOG_LINES)));
            }
            aot.keep();
            Files.createDirectories(data.state());
            Files.writeString(migratedFile(), jar.fingerprint() + "\n");
        } catch (IOException e) {
            throw new LaunchFailed("Could not note the migration of " + part.label() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void start() {
        var jar = ServiceJar.of(part, home);
        var folder = jar.extract(cache);
        var aot = aot(jar);
        launch(jar, folder, aot.exists() ? aot.options() : List.of());
        try {
            Waiting.until(part.module(), START_LIMIT, this, this::isReady);
        } catch (LaunchFailed e) {
            if (!aot.wasRefused(process)) {
                throw e;
            }
            progress.say(part.module() + ": this Java refuses the AOT cache; starting without it");
            aot.delete();
            launch(jar, folder, List.of());
            Waiting.until(part.module(), START_LIMIT, this, this::isReady);
        }
    }

    @Override
    public boolean isReady() {
        try {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean stop() {
        return process.stop("TERM", STOP_LIMIT);
    }

    private void launch(ServiceJar jar, Path folder, List<String> aot) {
        var command = new ArrayList<String>();
        command.add(JavaRuntime.executable());
        command.addAll(aot);
        command.addAll(profile.serviceOptions());
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-jar");
        // Relative, and started from its folder: the AOT cache remembers the class path as it was written.
        command.add(jar.appJar());
        process.start(command, environment.of(part), folder);
    }

    private AotCache aot(ServiceJar jar) {
        var options = new ArrayList<>(profile.serviceOptions());
        options.add(jar.fingerprint());
        return new AotCache(
                cache,
                part.module() + "-" + jar.fingerprint() + "-" + profile.label(),
                JavaRuntime.fingerprint(options));
    }

    private boolean isMigratedTo(ServiceJar jar) {
        try {
            return Files.exists(migratedFile())
                    && Files.readString(migratedFile()).strip().equals(jar.fingerprint());
        } catch (IOException e) {
            return false;
        }
    }

    private Path migratedFile() {
        return data.state().resolve(part.label() + ".migrated");
    }
}
