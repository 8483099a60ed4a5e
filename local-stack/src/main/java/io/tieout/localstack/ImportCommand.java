package io.tieout.localstack;

import io.tieout.localstack.intake.Books;
import io.tieout.localstack.intake.CrmImport;
import io.tieout.localstack.intake.ImportReport;
import io.tieout.localstack.intake.ReceivablesImport;
import io.tieout.localstack.intake.StatementImport;
import io.tieout.localstack.machine.Progress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = {
            "Brings data of other systems in, through the same API as everybody else.",
            "May be repeated: what is there already stays as it is. Rows that cannot be taken go into an error file."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ImportCommand.Crm.class, ImportCommand.Receivables.class, ImportCommand.Statement.class})
final class ImportCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Import what? One of: crm, receivables, statement");
    }

    @Command(
            name = "crm",
            description = "Accounts, products, teams and deals of another CRM; won deals become invoices.",
            mixinStandardHelpOptions = true)
    static final class Crm implements Callable<Integer> {

        @Mixin
        private final StackOptions options = new StackOptions();

        @Option(names = "--accounts", required = true, paramLabel = "FILE", description = "CSV: account, sector, …")
        @SuppressWarnings("NullAway.Init")
        private Path accounts;

        @Option(names = "--products", required = true, paramLabel = "FILE", description = "CSV: product, series, …")
        @SuppressWarnings("NullAway.Init")
        private Path products;

        @Option(names = "--teams", required = true, paramLabel = "FILE", description = "CSV: sales_agent, manager, …")
        @SuppressWarnings("NullAway.Init")
        private Path teams;

        @Option(names = "--pipeline", required = true, paramLabel = "FILE", description = "CSV: opportunity_id, …")
        @SuppressWarnings("NullAway.Init")
        private Path pipeline;

        @Option(
                names = "--alias",
                paramLabel = "\"WRITTEN=MEANT\"",
                description = "What a product's name in the pipeline stands for. May be repeated.")
        private Map<String, String> aliases = Map.of();

        @Override
        public Integer call() {
            var stack = options.running().progress(Progress.timed(System.out));
            var report = new CrmImport(stack.importTarget(), aliases)
                    .run(new CrmImport.Files(accounts, products, teams, pipeline));
            return finish(stack, report);
        }
    }

    @Command(
            name = "receivables",
            description = "Invoices of another system and when they were paid; payments come by bank statements.",
            mixinStandardHelpOptions = true)
    static final class Receivables implements Callable<Integer> {

        @Mixin
        private final StackOptions options = new StackOptions();

        @Option(names = "--invoices", required = true, paramLabel = "FILE", description = "CSV: customerID, …")
        @SuppressWarnings("NullAway.Init")
        private Path invoices;

        @Override
        public Integer call() {
            var stack = options.running().progress(Progress.timed(System.out));
            return finish(stack, new ReceivablesImport(stack.importTarget()).run(invoices));
        }
    }

    @Command(
            name = "statement",
            description = "Bank statements: camt.053, MT940, or CSV with a profile.",
            mixinStandardHelpOptions = true)
    static final class Statement implements Callable<Integer> {

        @Mixin
        private final StackOptions options = new StackOptions();

        @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files, in their order in time.")
        @SuppressWarnings("NullAway.Init")
        private List<Path> files;

        @Option(names = "--account", paramLabel = "ID", description = "The bank account, where a file does not say.")
        private @Nullable String account;

        @Option(
                names = "--profile",
                paramLabel = "NAME|JSON",
                description = "How a CSV file is read, where it does not explain itself.")
        private @Nullable String profile;

        @Override
        public Integer call() {
            var stack = options.running().progress(Progress.timed(System.out));
            var report = new ImportReport();
            var taken = true;
            for (var file : files) {
                taken &= new StatementImport(stack.importTarget())
                        .run(file, Optional.ofNullable(account), Optional.ofNullable(profile), report);
            }
            report.lines().forEach(System.out::println);
            return taken ? 0 : Tieout.FAILED;
        }
    }

    /// Exit code 1 when rows were refused: a script must not take a partial import for a whole one.
    private static int finish(LocalStack stack, ImportReport report) {
        var out = System.out;
        out.println();
        report.lines().forEach(out::println);
        var books = new Books(stack.api(), LocalDate.now(ZoneOffset.UTC));
        var trial = books.trialBalance();
        var open = books.openInvoices();
        var control = books.balanceOf("RECEIVABLE");
        out.println(
                "Revenue in the books: " + books.balanceOf("REVENUE").negate().toPlainString());
        out.println("Trial balance: debit " + trial.debit() + " = credit " + trial.credit()
                + (trial.balanced() ? "" : "  DIFFERENT"));
        out.println("Open invoices: " + open.count() + " over " + open.amount().toPlainString()
                + ", control account " + control.toPlainString()
                + (open.amount().compareTo(control) == 0 ? "" : "  DIFFERENT"));
        report.writeErrors(stack.data().root().resolve("imports")).forEach(out::println);
        return report.hasErrors() ? Tieout.FAILED : 0;
    }
}
