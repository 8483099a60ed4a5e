package io.tieout.localstack;

import io.tieout.localstack.machine.LaunchFailed;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line. Exit codes: 0 done, 1 failed or something is wrong, 2 used wrongly.
@Command(
        name = "tieout",
        description = "A CRM with a double-entry ledger and a payment reconciliation engine, on this machine.",
        mixinStandardHelpOptions = true,
        version = "Tieout 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            VerifyCommand.class,
            VerifyExportCommand.class,
            ImportCommand.class,
            StatementCommand.class,
            MatchCommand.class,
            TokenCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
        },
        footer = {
            "",
            "The first steps:",
            "  tieout up --demo     starts everything and plays a sample company's month",
            "  tieout verify        proves that nothing is lost, doubled or out of balance",
            "  tieout down          stops everything; the data stays"
        })
public final class Tieout implements Runnable {

    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Tieout())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
                    explain(failure, commandLine.getErr());
                    return FAILED;
                })
                .setParameterExceptionHandler((failure, arguments) -> {
                    var commandLine = failure.getCommandLine();
                    var err = commandLine.getErr();
                    err.println("tieout: " + failure.getMessage());
                    if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, err)) {
                        err.println("Try: " + commandLine.getCommandSpec().qualifiedName() + " --help");
                    }
                    return WRONG_USE;
                });
    }

    private static void explain(Exception failure, PrintWriter err) {
        if (failure instanceof LaunchFailed) {
            err.println("tieout: " + failure.getMessage());
        } else {
            err.println("tieout: unexpected failure, please report it");
            failure.printStackTrace(err);
        }
        err.flush();
    }
}
