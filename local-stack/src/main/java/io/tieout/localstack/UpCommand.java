package io.tieout.localstack;

import io.tieout.localstack.machine.LaunchFailed;
import io.tieout.localstack.machine.Progress;
import io.tieout.localstack.part.Part;
import io.tieout.localstack.part.Profile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = {
            "Starts PostgreSQL, Kafka and the services, and returns when all is ready.",
            "The company's options count at the first start of a data folder only.",
            "Mail is sent when TIEOUT_SMTP_HOST and TIEOUT_MAIL_FROM are set; README says what else."
        },
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    private static final long WATCH_SECONDS = 1;

    private static final Set<String> MAIL_SETTINGS = Set.of(
            "TIEOUT_SMTP_HOST",
            "TIEOUT_SMTP_PORT",
            "TIEOUT_SMTP_USER",
            "TIEOUT_SMTP_PASSWORD",
            "TIEOUT_SMTP_STARTTLS",
            "TIEOUT_MAIL_FROM",
            "TIEOUT_MAIL_BOUNCES_TO",
            "TIEOUT_PUBLIC_URL");

    @Mixin
    private final StackOptions options = new StackOptions();

    @Option(names = "--demo", description = "Plays a sample company's months and prints what came out.")
    private boolean demo;

    @Option(
            names = "--port",
            paramLabel = "BASE",
            description = "First of nine ports in a row. Default: as before, else 8080.")
    private @Nullable Integer port;

    @Option(
            names = "--profile",
            paramLabel = "small|load",
            description = "small: little memory, quick start (default). load: for measurements.")
    private @Nullable Profile profile;

    @Option(names = "--company", paramLabel = "NAME", description = "Name of the company.")
    private @Nullable String company;

    @Option(names = "--currency", paramLabel = "CODE", description = "Currency of its books. Default: EUR.")
    private @Nullable String currency;

    @Option(names = "--locale", paramLabel = "TAG", description = "Language of what it prints. Default: en.")
    private @Nullable String locale;

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            description = "Time zone of its business days. Default: this machine's.")
    private @Nullable String timezone;

    @Option(
            names = "--fiscal-year-start",
            paramLabel = "MONTH",
            description = "Month that its fiscal years begin with, 1 to 12. Default: 1.")
    private @Nullable Integer fiscalYearStart;

    @Option(names = "--report", paramLabel = "FILE", description = "Writes the report of the demo to this file too.")
    private @Nullable Path report;

    @Option(names = "--foreground", description = "Stays until Ctrl-C, which stops everything.")
    private boolean foreground;

    private final AtomicBoolean stopOnExit = new AtomicBoolean();
    private final AtomicBoolean stopping = new AtomicBoolean();

    @Override
    public Integer call() {
        var out = System.out;
        var stack = options.stack();
        refuseChangeOfCompany(stack);
        choose(stack);
        if (stack.isComplete() && !demo) {
            out.println("Already running in " + stack.data().root() + ".");
            printAddresses(stack, out);
            return 0;
        }
        var progress = Progress.timed(out);
        stack.progress(progress);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopWhenAsked(stack), "stop-stack"));
        if (!stack.isComplete()) {
            progress.say("Starting in " + stack.data().root());
            start(stack);
            progress.say("Ready");
        }
        if (demo) {
            var lines = stack.demo();
            lines.forEach(out::println);
            writeReport(lines);
        }
        printAddresses(stack, out);
        if (stack.hasDemoUsers()) {
            printSignIns(stack, out);
        }
        if (foreground) {
            watch(stack, out);
        }
        return 0;
    }

    private void writeReport(List<String> lines) {
        if (report != null) {
            try {
                Files.write(report, lines);
            } catch (IOException e) {
                throw new LaunchFailed("The report could not be written to " + report + ": " + e.getMessage(), e);
            }
        }
    }

    /// Interrupted, it stops what it has started; failed, it has done so already.
    private void start(LocalStack stack) {
        stopOnExit.set(true);
        try {
            stack.start();
            stopOnExit.set(foreground);
        } catch (RuntimeException e) {
            stopOnExit.set(false);
            throw e;
        }
    }

    private void choose(LocalStack stack) {
        if (port != null) {
            stack.ports(port);
        }
        if (profile != null) {
            stack.profile(profile);
        }
        if (company != null) {
            stack.companyName(company);
        }
        if (currency != null) {
            stack.currency(currency);
        }
        if (locale != null) {
            stack.locale(locale);
        }
        if (fiscalYearStart != null) {
            stack.fiscalYearStart(fiscalYearStart);
        }
        if (demo) {
            stack.demoUsers();
        }
        stack.timezone(timezone == null ? defaultZone(demo) : timezone);
        mailSettings(System.getenv()).forEach((name, value) -> stack.environment(Part.RECONCILIATION, name, value));
    }

    /// How mail is sent, which only this machine's operator knows, and a password better stands in no command line.
    static Map<String, String> mailSettings(Map<String, String> environment) {
        var settings = new TreeMap<>(environment);
        settings.keySet().retainAll(MAIL_SETTINGS);
        return settings;
    }

    /// The machine's zone where it is one of a place; the sample company lives by UTC, the same on every machine.
    private static String defaultZone(boolean demo) {
        var zone = ZoneId.systemDefault().getId();
        return demo || !zone.contains("/") ? "UTC" : zone;
    }

    private void refuseChangeOfCompany(LocalStack stack) {
        var given =
                company != null || currency != null || locale != null || timezone != null || fiscalYearStart != null;
        if (given && stack.hasSettings()) {
            var existing = stack.company();
            throw new LaunchFailed("The company in " + stack.data().root() + " exists already (" + existing.name()
                    + ", " + existing.currency() + ", " + existing.timezone() + ", " + existing.locale()
                    + ", fiscal year from month " + existing.fiscalYearStart()
                    + "): --company, --currency, --locale, --timezone and --fiscal-year-start count at the first"
                    + " start only."
                    + " Another company goes into another folder (--data).");
        }
    }

    private void stopWhenAsked(LocalStack stack) {
        if (stopOnExit.get()) {
            System.out.println("Stopping …");
            stopping.set(true);
            stack.stopAfterInterrupt();
        }
    }

    private void watch(LocalStack stack, PrintStream out) {
        out.println("Ctrl-C stops everything.");
        while (true) {
            try {
                TimeUnit.SECONDS.sleep(WATCH_SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (!stack.isRunning() && !stopping.get()) {
                out.println("Stopped by another command.");
                stopOnExit.set(false);
                return;
            }
            for (var part : Part.values()) {
                if (!stack.isRunning(part) && !stopping.get()) {
                    throw new LaunchFailed(part.label() + " has ended; see " + stack.log(part) + ".");
                }
            }
        }
    }

    private static void printSignIns(LocalStack stack, PrintStream out) {
        out.println();
        out.println("  Sign in with the password " + stack.secret("demo") + " as");
        for (var role : List.of("admin", "accountant", "auditor", "sales-representative", "sales-manager", "support")) {
            out.println("    " + role + LocalStack.DEMO_DOMAIN);
        }
    }

    static void printAddresses(LocalStack stack, PrintStream out) {
        out.println();
        out.println("  API         " + stack.url() + "/api/v1");
        out.println("  API pages   " + stack.url() + "/docs");
        out.println("  Kafka       " + stack.bootstrapServers());
        out.println("  PostgreSQL  127.0.0.1:" + stack.ports().postgresql() + ", passwords in "
                + stack.data().secrets());
    }
}
