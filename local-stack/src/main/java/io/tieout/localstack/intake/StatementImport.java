package io.tieout.localstack.intake;

import io.tieout.localstack.machine.LaunchFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import java.util.TreeMap;

/// Hands a bank's file over: camt.053, MT940 or CSV.
public final class StatementImport {

    private final Target target;

    public StatementImport(Target target) {
        this.target = target;
    }

    /// @param bankAccountId for files that do not name their account
    /// @param profile for CSV files that do not explain themselves
    /// @return whether the file was taken
    public boolean run(Path file, Optional<String> bankAccountId, Optional<String> profile, ImportReport report) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new LaunchFailed(file + " cannot be read: " + e.getMessage(), e);
        }
        var fields = new HashMap<String, String>();
        bankAccountId.ifPresent(id -> fields.put("bankAccountId", id));
        profile.ifPresent(name -> fields.put("profile", name));
        var done = new BankFeed(target).upload(file.getFileName().toString(), content, fields);
        var counts = done.path("counts");
        report.say(file.getFileName() + ": " + done.path("outcome").asString("") + ", "
                + done.path("format").asString("unknown format") + ", "
                + counts.path("statementsRecorded").asInt(0)
                + " statements new, " + counts.path("statementsRepeated").asInt(0) + " known, "
                + counts.path("linesRecorded").asInt(0) + " lines new, "
                + counts.path("linesSkipped").asInt(0)
                + " known");
        for (var warning : done.path("warnings")) {
            report.say("    " + warning.path("code").asString("") + ": "
                    + warning.path("detail").asString("")
                    + position(warning.path("position").asString("")));
        }
        if (done.path("outcome").asString("").equals("REJECT")) {
            var error = done.path("error");
            report.say("    " + error.path("code").asString("") + ": "
                    + error.path("detail").asString("")
                    + position(error.path("position").asString("")));
            return false;
        }
        target.awaitArrival("The statement's postings");
        var states = new TreeMap<String, Integer>();
        for (var id : done.path("statementIds")) {
            target.api()
                    .list("/api/v1/bank-lines?statementId=" + id.asString(""))
                    .forEach(line -> states.merge(line.path("matchState").asString("?"), 1, Integer::sum));
        }
        states.forEach((state, count) -> report.say("    " + count + " lines " + state));
        return true;
    }

    private static String position(String position) {
        return position.isEmpty() ? "" : " (" + position + ")";
    }
}
