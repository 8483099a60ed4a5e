package io.tieout.reconciliation.matchingcase;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.Item;
import io.tieout.reconciliation.matching.Line;
import io.tieout.reconciliation.matching.Matcher;
import io.tieout.reconciliation.matching.Policy;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Runs case files without a server: `MatchingCasesJob [--json] FILE…`.
///
/// Ends with 0 when no case failed, 1 when one did or a file cannot be read, 2 when none was given.
public final class MatchingCasesJob {

    private static final int BUFFER = 1 << 16;

    private final JsonMapper mapper = new JsonMapper();
    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;
    private int passed;
    private int failed;

    MatchingCasesJob(PrintStream out, PrintStream err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    public static void main(String[] arguments) {
        var files = new ArrayList<>(List.of(arguments));
        boolean json = files.remove("--json");
        if (files.isEmpty()) {
            System.err.println("usage: match [--json] FILE…");
            System.exit(2);
        }
        // The console's own character set may not have the letters of a case; and many short lines need a buffer.
        var out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
                false,
                StandardCharsets.UTF_8);
        warmUp();
        boolean good = new MatchingCasesJob(out, System.err, json).run(files);
        if (!good) {
            System.exit(1);
        }
    }

    /// The first case would be charged with loading the engine.
    private static void warmUp() {
        var euro = Currency.getInstance("EUR");
        var line = Line.of("1", LocalDate.EPOCH, Money.ofMinor(1, euro), "A", "No. 1, 4 May");
        new Matcher(Policy.standard(), List.of(Item.of("1", "1", "A", Money.ofMinor(1, euro))), List.of())
                .match(List.of(line));
    }

    /// @return whether nothing failed
    boolean run(List<String> files) {
        boolean readable = true;
        for (var file : files) {
            readable &= run(file);
        }
        // Programs read the objects; the count is for people.
        (json ? err : out).println("%d passed, %d failed".formatted(passed, failed));
        out.flush();
        return readable && failed == 0;
    }

    private boolean run(String name) {
        try {
            var file = Path.of(name);
            if (!Files.isReadable(file)) {
                return unusable(name, "cannot be read");
            }
            new CaseFileRepository().read(file, this::take);
            return true;
        } catch (InvalidPathException e) {
            return unusable(name, "is no file");
        } catch (JacksonException e) {
            return unusable(name, e.getOriginalMessage());
        }
    }

    private boolean unusable(String file, String reason) {
        out.flush();
        err.println("tieout: " + file + ": " + reason);
        return false;
    }

    private void take(ReadCase read) {
        switch (read) {
            case ReadCase.Legible(MatchingCase given) -> report(given.run());
            case ReadCase.Illegible illegible -> {
                failed++;
                if (json) {
                    err.println("tieout: " + CaseText.of(illegible));
                } else {
                    out.println(CaseText.of(illegible));
                }
            }
        }
    }

    private void report(CaseRun run) {
        if (run.isJudged()) {
            passed += run.passed() ? 1 : 0;
            failed += run.passed() ? 0 : 1;
        }
        if (json) {
            out.println(mapper.writeValueAsString(CaseResponse.from(run)));
        } else {
            out.print(CaseText.of(run));
        }
    }
}
