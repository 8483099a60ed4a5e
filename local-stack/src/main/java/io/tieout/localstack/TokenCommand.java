package io.tieout.localstack;

import io.tieout.localstack.machine.LaunchFailed;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "token",
        description = {
            "Prints an access token, valid for five minutes: of the command line's own client, or of a person.",
            "For example: curl -H \"Authorization: Bearer $(./tieout token)\" http://127.0.0.1:8080/api/v1/company"
        },
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Mixin
    private final StackOptions options = new StackOptions();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "The demo user of a role: admin, accountant, auditor, sales-representative, sales-manager,"
                    + " support.")
    private @Nullable String role;

    @Option(names = "--as", paramLabel = "EMAIL", description = "A person; the password is asked for.")
    private @Nullable String email;

    @Override
    public Integer call() {
        if (role != null && email != null) {
            throw new LaunchFailed("Either --role or --as.");
        }
        var stack = options.running();
        if (role != null) {
            System.out.println(stack.demoToken(role));
        } else if (email != null) {
            System.out.println(stack.personToken(email, password(stack, email)));
        } else {
            System.out.println(stack.operatorToken());
        }
        return 0;
    }

    private static String password(LocalStack stack, String email) {
        if (email.equals(LocalStack.ADMIN)) {
            return stack.secret("admin");
        }
        var console = Objects.requireNonNull(System.console());
        if (!console.isTerminal()) {
            throw new LaunchFailed("There is no terminal to ask for the password on.");
        }
        var password = console.readPassword("Password of %s: ", email);
        if (password == null) {
            throw new LaunchFailed("No password was given.");
        }
        return new String(password);
    }
}
