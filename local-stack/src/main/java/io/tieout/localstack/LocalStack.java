package io.tieout.localstack;

import io.tieout.localstack.api.ApiClient;
import io.tieout.localstack.api.OperatorSignIn;
import io.tieout.localstack.api.PersonSignIn;
import io.tieout.localstack.backup.Backup;
import io.tieout.localstack.backup.BackupKey;
import io.tieout.localstack.demo.Demo;
import io.tieout.localstack.diagnosis.Diagnosis;
import io.tieout.localstack.diagnosis.Symptom;
import io.tieout.localstack.intake.Target;
import io.tieout.localstack.machine.DataFolder;
import io.tieout.localstack.machine.LaunchFailed;
import io.tieout.localstack.machine.Ports;
import io.tieout.localstack.machine.Progress;
import io.tieout.localstack.machine.Secrets;
import io.tieout.localstack.part.Company;
import io.tieout.localstack.part.KafkaBroker;
import io.tieout.localstack.part.Part;
import io.tieout.localstack.part.PostgresServer;
import io.tieout.localstack.part.Profile;
import io.tieout.localstack.part.ServiceEnvironment;
import io.tieout.localstack.part.ServiceProcess;
import io.tieout.localstack.part.ServiceProgram;
import io.tieout.localstack.part.StackPart;
import io.tieout.localstack.verify.Invariant;
import io.tieout.localstack.verify.Verification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A whole Tieout in one folder.
///
/// ```java
/// var stack = LocalStack.in(folder).ports(Ports.random());
/// stack.start();
/// stack.kill(Part.LEDGER);      // as a power cut would
/// stack.start(Part.LEDGER);
/// stack.stop();
/// ```
/// What was not chosen comes from the folder's first start, or is a default. The processes outlive this object and
/// this JVM: another `LocalStack` on the same folder finds them.
public final class LocalStack {

    static final String ADMIN = "admin@tieout.local";
    private static final String STATEMENT_INSPECTION = "io.tieout.reconciliation.bankstatement.StatementInspection";
    private static final String MATCHING_CASES = "io.tieout.reconciliation.matchingcase.MatchingCasesJob";
    static final String DEMO_DOMAIN = "@demo.tieout";
    private static final Duration SCRAPE_LIMIT = Duration.ofSeconds(5);
    private static final String DEFAULT_COMPANY = "Tieout";
    private static final String DEFAULT_CURRENCY = "EUR";
    private static final String DEFAULT_LOCALE = "en";

    private final DataFolder data;
    private final Secrets secrets;
    private final Map<Part, Map<String, String>> extra = new EnumMap<>(Part.class);
    private Path home = defaultHome();
    private Progress progress = Progress.silent();
    private Set<Part> parts = EnumSet.allOf(Part.class);
    private @Nullable Path cache;
    private @Nullable Ports ports;
    private @Nullable Profile profile;
    private @Nullable String companyName;
    private @Nullable String currency;
    private @Nullable String timezone;
    private @Nullable String locale;
    private int fiscalYearStart = 1;
    private boolean demoUsers;
    private @Nullable OperatorSignIn operator;

    private LocalStack(DataFolder data) {
        this.data = data;
        this.secrets = new Secrets(data.secrets());
    }

    /// A stack whose data lies in this folder, which need not exist yet.
    public static LocalStack in(Path folder) {
        return new LocalStack(new DataFolder(folder));
    }

    /// @param part which one
    /// @param pid its process; empty when it does not run
    /// @param ready whether it answers
    /// @param pssKib memory, shared pages counted in parts
    /// @param uptime since we started it
    public record PartStatus(
            Part part, int port, Optional<Long> pid, boolean ready, long pssKib, Duration uptime, Duration cpu) {}

    // ---- choices, before the start

    /// The repository whose jars are started; found from the working directory upwards when not given.
    public LocalStack home(Path repository) {
        this.home = repository.toAbsolutePath().normalize();
        return this;
    }

    /// Where programs are unpacked and AOT caches kept. Several stacks may share one; the data folder's own by
    /// default.
    public LocalStack cache(Path folder) {
        this.cache = folder.toAbsolutePath().normalize();
        return this;
    }

    public LocalStack ports(Ports ports) {
        this.ports = ports;
        return this;
    }

    public LocalStack ports(int base) {
        return ports(new Ports(base));
    }

    public LocalStack profile(Profile profile) {
        this.profile = profile;
        return this;
    }

    public LocalStack companyName(String name) {
        this.companyName = name;
        return this;
    }

    public LocalStack currency(String code) {
        this.currency = code;
        return this;
    }

    public LocalStack timezone(String zone) {
        this.timezone = zone;
        return this;
    }

    public LocalStack locale(String languageTag) {
        this.locale = languageTag;
        return this;
    }

    /// @param month 1 to 12
    public LocalStack fiscalYearStart(int month) {
        this.fiscalYearStart = month;
        return this;
    }

    /// One user per role with a common password (the secret `demo`), made at the first start.
    public LocalStack demoUsers() {
        this.demoUsers = true;
        return this;
    }

    public LocalStack progress(Progress progress) {
        this.progress = progress;
        return this;
    }

    /// Only these parts; all by default.
    public LocalStack only(Part first, Part... more) {
        this.parts = EnumSet.of(first, more);
        return this;
    }

    /// One more environment variable for a service.
    public LocalStack environment(Part part, String name, String value) {
        extra.computeIfAbsent(part, key -> new HashMap<>()).put(name, value);
        return this;
    }

    // ---- what runs

    /// Starts what does not run yet and returns when all is ready. Stops what it has started when one part fails.
    public void start() {
        data.whileLocked("up", () -> {
            var settings = settings();
            var missing = parts.stream()
                    .filter(part -> !part(part).process().isAlive())
                    .toList();
            settings.ports().requireFree(portNames(missing));
            settings.save(data);
            try {
                startAll(missing);
            } catch (RuntimeException e) {
                stopAll(missing);
                throw e;
            }
        });
    }

    /// Brings the tables to what the jars of this home want, as the first step of an upgrade: services that run, older
    /// ones too, go on.
    public void migrate() {
        data.whileLocked("migration", () -> Part.services().forEach(part -> {
            var service = service(part);
            service.prepare();
            if (service.needsMigration()) {
                migrate(part);
            }
        }));
    }

    /// Starts one part again; the others have to be running.
    public void start(Part part) {
        startOne(part);
    }

    /// Stops services, then Kafka, then PostgreSQL.
    public void stop() {
        if (!data.exists()) {
            return;
        }
        data.whileLocked("down", () -> stopAll(EnumSet.allOf(Part.class)));
    }

    /// @return whether it ended by itself within its limit
    public boolean stop(Part part) {
        return part(part).stop();
    }

    /// SIGKILL.
    public void kill(Part part) {
        part(part).process().kill();
    }

    public void restart(Part part) {
        stop(part);
        start(part);
    }

    public boolean isRunning() {
        return data.exists() && parts.stream().anyMatch(this::isRunning);
    }

    public boolean isRunning(Part part) {
        return part(part).process().isAlive();
    }

    public boolean isReady(Part part) {
        return isRunning(part) && part(part).isReady();
    }

    /// Whether everything runs and answers.
    public boolean isComplete() {
        return data.exists() && parts.stream().allMatch(this::isReady);
    }

    public List<PartStatus> status() {
        var now = Clock.systemUTC().instant();
        return EnumSet.allOf(Part.class).stream()
                .map(this::part)
                .map(part -> {
                    var process = part.process().find();
                    return new PartStatus(
                            part.part(),
                            part.port(),
                            process.map(found -> found.pid()),
                            process.isPresent() && part.isReady(),
                            part.process().pssKib(),
                            process.map(found -> Duration.between(found.startedAt(), now))
                                    .orElse(Duration.ZERO),
                            Duration.ofMillis(part.process().cpuMillis()));
                })
                .toList();
    }

    // ---- backup

    /// Copies the stack into one new file, whatever of it runs.
    ///
    /// @param key locks the file; without it the secrets in it can be read
    public Backup.Summary backup(Path archive, Optional<BackupKey> key) {
        var summary = new AtomicReference<Backup.Summary>();
        try (var interruption = Interruption.heeded()) {
            data.whileLocked(
                    "backup", () -> summary.set(Backup.write(data, archive, key.orElse(null), running(interruption))));
        }
        return Objects.requireNonNull(summary.get());
    }

    private Backup.Running running(Interruption interruption) {
        return new Backup.Running() {
            @Override
            public Optional<Connection> database() throws SQLException {
                return isRunning(Part.POSTGRESQL)
                        ? Optional.of(((PostgresServer) part(Part.POSTGRESQL)).connectForBackup())
                        : Optional.empty();
            }

            @Override
            public Duration withoutBroker(Runnable work) {
                if (!isRunning(Part.KAFKA)) {
                    work.run();
                    return Duration.ZERO;
                }
                long start = System.nanoTime();
                try {
                    stopOne(part(Part.KAFKA));
                    work.run();
                } finally {
                    if (!isRunning(Part.KAFKA)) {
                        startOne(Part.KAFKA);
                    }
                }
                return Duration.ofNanos(System.nanoTime() - start);
            }

            @Override
            public boolean isGivenUp() {
                return interruption.isAsked();
            }
        };
    }

    /// Fills this folder, which must be empty or not exist, from a backup.
    ///
    /// @param key of a locked backup; empty for a plain one, and for nothing else
    /// @return how many files
    public int restore(Path archive, Optional<Path> key) {
        return Backup.restore(archive, data, key.orElse(null), PostgresServer.version());
    }

    // ---- how to reach it

    public DataFolder data() {
        return data;
    }

    public Ports ports() {
        return settings().ports();
    }

    public Company company() {
        return settings().company();
    }

    public boolean hasDemoUsers() {
        return settings().demoUsers();
    }

    /// The public address: the gateway's.
    public URI url() {
        return URI.create("http://127.0.0.1:" + ports().gateway());
    }

    /// What is wrong, the worst first.
    public List<Symptom> diagnosis() {
        try (var http = HttpClient.newBuilder().connectTimeout(SCRAPE_LIMIT).build()) {
            return Diagnosis.of(
                    status(), part -> scrape(http, part), data.root().toFile().getUsableSpace());
        }
    }

    private Optional<String> scrape(HttpClient http, Part part) {
        var request = HttpRequest.newBuilder(Diagnosis.address(url(part)))
                .timeout(SCRAPE_LIMIT)
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            progress.say(part.module() + " does not tell its metrics: " + e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("Interrupted.", e);
        }
    }

    /// A service's own address, which has `/actuator` and `/internal` too.
    public URI url(Part service) {
        return URI.create("http://127.0.0.1:" + part(service).port());
    }

    /// JDBC address of a service's database; sign in with [#secret] of `<db>_app` or `<db>_owner`.
    public String jdbcUrl(Part service) {
        return PostgresServer.jdbcUrl(ports().postgresql(), service.database());
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + ports().kafka();
    }

    /// One of `operator`, `admin`, `demo`, `postgres`, `<db>_owner`, `<db>_app`.
    public String secret(String name) {
        return secrets.find(name)
                .orElseThrow(() -> new LaunchFailed("There is no secret \"" + name + "\" in " + data.secrets()
                        + ": the stack has not been started yet, or not with what needs it."));
    }

    public Path log(Part part) {
        return part(part).process().log();
    }

    /// A token of the command line's own client, which has every role that works and may call imports and checks.
    public String operatorToken() {
        return operator().next();
    }

    /// A token of the demo user of a role, for example `accountant` or `sales-manager`.
    public String demoToken(String role) {
        if (!hasDemoUsers()) {
            throw new LaunchFailed("This stack has no demo users: start it with tieout up --demo.");
        }
        return personToken(role.toLowerCase(Locale.ROOT).replace('_', '-') + DEMO_DOMAIN, secret("demo"));
    }

    public String personToken(String email, String password) {
        return new PersonSignIn(url()).signIn(email, password);
    }

    /// The API as the operator client sees it.
    public ApiClient api() {
        return new ApiClient(url(), operator());
    }

    /// Waits until every event has arrived, at most for the limit, and checks everything there is to check.
    public List<Invariant> verify(Duration limit) {
        return verification().run(limit);
    }

    /// Plays the sample company, once: later calls give the report of the first.
    List<String> demo() {
        var file = data.state().resolve("demo-report.txt");
        try {
            if (Files.exists(file)) {
                return Files.readAllLines(file);
            }
            var report = new Demo(importTarget()).play();
            Files.createDirectories(data.state());
            Files.write(file, report);
            return report;
        } catch (IOException e) {
            throw new LaunchFailed("The demo's report could not be kept: " + e.getMessage(), e);
        }
    }

    /// Where imports go.
    public Target importTarget() {
        return new Target(api(), this::isQuiescentWithin, progress);
    }

    /// Looks at statement files without a server.
    ///
    /// @return 0 when every file may be used
    int inspectStatements(List<Path> files) {
        return ServiceProgram.run(
                Part.RECONCILIATION,
                home,
                cacheFolder(),
                STATEMENT_INSPECTION,
                files.stream().map(file -> file.toAbsolutePath().toString()).toList());
    }

    /// Runs reconciliation cases without a server.
    ///
    /// @return 0 when none failed
    int matchCases(List<Path> files, boolean json) {
        var arguments = new ArrayList<String>();
        if (json) {
            arguments.add("--json");
        }
        files.forEach(file -> arguments.add(file.toAbsolutePath().toString()));
        return ServiceProgram.run(Part.RECONCILIATION, home, cacheFolder(), MATCHING_CASES, arguments);
    }

    /// A line per topic: its events, who hears of them, and what still waits there.
    List<String> flow() {
        return verification().flow();
    }

    /// Whether within the limit every event has reached every service.
    public boolean isQuiescentWithin(Duration limit) {
        return verification().isQuiescentWithin(limit);
    }

    private Verification verification() {
        var operator = operator();
        var services = new LinkedHashMap<String, ApiClient>();
        Part.services()
                .filter(Part::hasDatabase)
                .forEach(part -> services.put(part.label(), new ApiClient(url(part), operator)));
        return new Verification(
                services,
                new ApiClient(url(), operator),
                () -> DriverManager.getConnection(jdbcUrl(Part.LEDGER), "ledger_app", secret("ledger_app")),
                progress);
    }

    /// One for all requests: whoever signs in for each of them keeps identity-service busy checking a secret.
    private synchronized OperatorSignIn operator() {
        if (operator == null) {
            operator = new OperatorSignIn(url(Part.IDENTITY), secret("operator"));
        }
        return operator;
    }

    /// The repository in which the working directory lies, or the one the script named.
    static Path defaultHome() {
        var given = System.getProperty("tieout.home");
        if (given != null) {
            return Path.of(given);
        }
        var folder = Path.of("").toAbsolutePath();
        for (var candidate = folder; candidate != null; candidate = candidate.getParent()) {
            if (Files.exists(candidate.resolve("local-stack/pom.xml"))) {
                return candidate;
            }
        }
        return folder;
    }

    boolean hasSettings() {
        return StackSettings.find(data).isPresent();
    }

    void requireExisting() {
        if (!hasSettings()) {
            throw new LaunchFailed("There is no stack in " + data.root() + ". Start one with: tieout up");
        }
        data.requireOwner();
    }

    void requireRunning() {
        var missing =
                parts.stream().filter(part -> !isReady(part)).map(Part::label).toList();
        if (!missing.isEmpty()) {
            throw new LaunchFailed("Not running: " + String.join(", ", missing) + ". Start with: tieout up");
        }
    }

    void keepLogsSmall() {
        for (var part : parts) {
            part(part).process().keepLogSmall();
        }
    }

    /// For Ctrl-C: the lock may still be held by the start that was interrupted, which this JVM is about to end.
    public void stopAfterInterrupt() {
        stopAll(parts);
    }

    // ---- inside

    private StackSettings settings() {
        var before = StackSettings.find(data);
        return new StackSettings(
                chosen(ports, before.map(StackSettings::ports), new Ports(Ports.DEFAULT_BASE)),
                chosen(profile, before.map(StackSettings::profile), Profile.SMALL),
                before.map(StackSettings::partitions).orElse((profile == null ? Profile.SMALL : profile).partitions()),
                before.map(StackSettings::company).orElseGet(this::newCompany),
                demoUsers || before.map(StackSettings::demoUsers).orElse(false));
    }

    /// The company is made once; later choices about it are not silently dropped but refused by the command line.
    private Company newCompany() {
        return new Company(
                companyName == null ? DEFAULT_COMPANY : companyName,
                currency == null ? DEFAULT_CURRENCY : currency.toUpperCase(Locale.ROOT),
                timezone == null ? "UTC" : timezone,
                locale == null ? DEFAULT_LOCALE : locale,
                fiscalYearStart);
    }

    private static <T> T chosen(@Nullable T choice, Optional<T> before, T otherwise) {
        return choice == null ? before.orElse(otherwise) : choice;
    }

    private Path cacheFolder() {
        return cache == null ? data.cache() : cache;
    }

    private StackPart part(Part part) {
        var settings = settings();
        return switch (part) {
            case POSTGRESQL -> new PostgresServer(data, cacheFolder(), settings.ports(), settings.profile(), secrets);
            case KAFKA ->
                new KafkaBroker(
                        data,
                        cacheFolder(),
                        home.resolve("local-stack/target/lib"),
                        settings.ports(),
                        settings.profile(),
                        progress);
            case IDENTITY, CUSTOMER, SALES, LEDGER, RECONCILIATION, GATEWAY -> service(part);
        };
    }

    private ServiceProcess service(Part part) {
        var settings = settings();
        return new ServiceProcess(
                part,
                data,
                cacheFolder(),
                home,
                settings.profile(),
                new ServiceEnvironment(
                        settings.ports(),
                        secrets,
                        settings.profile(),
                        settings.company(),
                        settings.partitions(),
                        settings.demoUsers(),
                        data.sealLog(),
                        extra),
                progress);
    }

    private void startAll(List<Part> wanted) {
        var services = wanted.stream().filter(Part::isService).toList();
        // As many at once as there are processors: more of them only wait for each other, and take memory meanwhile.
        var width = Math.max(2, Runtime.getRuntime().availableProcessors());
        try (var infrastructure = Executors.newFixedThreadPool(2);
                var workers = Executors.newFixedThreadPool(width)) {
            var kafka = submit(infrastructure, wanted, Part.KAFKA);
            var postgresql = submit(infrastructure, wanted, Part.POSTGRESQL);
            var prepared = services.stream()
                    .map(part -> workers.submit(() -> {
                        service(part).prepare();
                        return part;
                    }))
                    .toList();
            await(prepared);
            await(List.of(postgresql));
            var migrations = services.stream()
                    .filter(part -> service(part).needsMigration())
                    .map(part -> workers.submit(() -> migrate(part)))
                    .toList();
            await(migrations);
            await(List.of(kafka));
            if (services.contains(Part.IDENTITY)) {
                startOne(Part.IDENTITY);
            }
            await(services.stream()
                    .filter(part -> part != Part.IDENTITY)
                    .map(part -> workers.submit(() -> startOne(part)))
                    .toList());
        }
    }

    private Future<Part> submit(ExecutorService executor, List<Part> wanted, Part part) {
        return executor.submit((Callable<Part>) () -> wanted.contains(part) ? startOne(part) : part);
    }

    private Part migrate(Part part) {
        var start = System.nanoTime();
        service(part).migrate();
        progress.say(part.module() + ": tables and AOT cache prepared in " + seconds(start));
        return part;
    }

    private Part startOne(Part which) {
        var part = part(which);
        var start = System.nanoTime();
        part.start();
        progress.say(name(which) + " ready on 127.0.0.1:" + part.port() + " after " + seconds(start));
        return which;
    }

    private void stopAll(Collection<Part> which) {
        var services = which.stream()
                .filter(Part::isService)
                .map(this::part)
                .filter(part -> part.process().isAlive())
                .toList();
        if (!services.isEmpty()) {
            try (var workers = Executors.newFixedThreadPool(services.size())) {
                await(services.stream()
                        .map(part -> workers.submit(() -> stopOne(part)))
                        .toList());
            }
        }
        for (var infrastructure : List.of(Part.KAFKA, Part.POSTGRESQL)) {
            var part = part(infrastructure);
            if (which.contains(infrastructure) && part.process().isAlive()) {
                stopOne(part);
            }
        }
    }

    private Part stopOne(StackPart part) {
        var start = System.nanoTime();
        var ended = part.stop();
        progress.say(name(part.part())
                + (ended ? " stopped after " : " did not stop and was killed after ")
                + seconds(start));
        return part.part();
    }

    private static String name(Part part) {
        return switch (part) {
            case POSTGRESQL -> "PostgreSQL " + PostgresServer.version();
            case KAFKA -> "Kafka";
            case IDENTITY, CUSTOMER, SALES, LEDGER, RECONCILIATION, GATEWAY -> part.module();
        };
    }

    private static List<String> portNames(Collection<Part> missing) {
        var names = new ArrayList<String>();
        for (var part : missing) {
            switch (part) {
                case POSTGRESQL -> names.add("PostgreSQL");
                case KAFKA -> names.addAll(List.of("Kafka", "Kafka controller"));
                case IDENTITY, CUSTOMER, SALES, LEDGER, RECONCILIATION, GATEWAY -> names.add(part.label());
            }
        }
        return names;
    }

    private static String seconds(long sinceNanos) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - sinceNanos) / 1e9);
    }

    private static void await(List<Future<Part>> futures) {
        for (var future : futures) {
            try {
                future.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchFailed("Interrupted.", e);
            }
        }
    }
}
