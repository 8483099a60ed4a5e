package io.tieout.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line without anything running.
class TieoutTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void explainsItself() {
        var result = run("--help");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("up", "down", "status", "logs", "verify", "backup", "restore", "token");
    }

    @Test
    void refusesAnUnknownCommandWithExitCodeTwo() {
        var result = run("upp");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("upp");
    }

    @Test
    void refusesAnUnknownCurrencyBeforeAnythingIsStarted() {
        var result = run("up", "--data", folder.resolve("new").toString(), "--currency", "EURO");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("EURO", "--currency").doesNotContain("Exception");
        assertThat(folder.resolve("new/postgresql")).doesNotExist();
    }

    @Test
    void refusesAFiscalYearThatStartsInNoMonth() {
        var result = run("up", "--data", folder.resolve("new").toString(), "--fiscal-year-start", "13");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("13", "--fiscal-year-start").doesNotContain("Exception");
        assertThat(folder.resolve("new/postgresql")).doesNotExist();
    }

    @Test
    void handsOnHowMailIsSentAndNothingElseOfTheEnvironment() {
        assertThat(UpCommand.mailSettings(Map.of(
                        "TIEOUT_SMTP_HOST",
                        "mail.example.com",
                        "TIEOUT_DB_URL",
                        "jdbc:x",
                        "SPRING_MAIL_HOST",
                        "other")))
                .isEqualTo(Map.of("TIEOUT_SMTP_HOST", "mail.example.com"));
    }

    @Test
    void saysWhereThereIsNoStack() {
        for (var command : new String[] {"down", "status", "logs", "verify", "token"}) {
            var result = run(command, "--data", folder.resolve("nothing").toString());
            assertThat(result.exitCode()).as(command).isEqualTo(1);
            assertThat(result.err()).as(command).contains("There is no stack in", "tieout up");
        }
    }

    @Test
    void verifiesAnExportWithNothingRunning() throws IOException {
        var export = Files.writeString(folder.resolve("export.jsonl"), "{}\n");
        var broken = run("verify-export", export.toString());
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.out()).contains("BROKEN  the file is no sealed journal");

        var missing = run("verify-export", folder.resolve("none").toString());
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("is no file");
        assertThat(run("verify-export").exitCode()).isEqualTo(2);
    }

    @Test
    void restoresAnArchiveEitherAsLockedOrAsPlain() {
        var result = run("restore", "x.backup", "--plain", "--key", "key.json", "--data", folder.toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("--plain", "--key").doesNotContain("Exception");
    }

    @Test
    void runsNoCasesWithoutAFile() {
        var result = run("match", "--json");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("FILE");
    }

    private static Result run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exitCode = Tieout.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }

    private record Result(int exitCode, String out, String err) {}
}
