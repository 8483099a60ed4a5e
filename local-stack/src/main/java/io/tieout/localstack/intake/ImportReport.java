package io.tieout.localstack.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an import did, for a person.
public final class ImportReport {

    private static final int REASONS_SHOWN = 12;

    private final List<String> lines = new ArrayList<>();
    private final Map<Path, List<RowError>> errors = new LinkedHashMap<>();

    void say(String line) {
        lines.add(line);
    }

    void addError(Path file, RowError error) {
        errors.computeIfAbsent(file, key -> new ArrayList<>()).add(error);
    }

    void addErrors(Path file, List<RowError> found) {
        found.forEach(error -> addError(file, error));
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /// Writes the refused rows, one file for each file that has some, and says so.
    public List<String> writeErrors(Path folder) {
        var said = new ArrayList<String>();
        errors.forEach((file, found) -> {
            var path = folder.resolve(file.getFileName() + ".errors.csv");
            new ErrorFile(path).write(file.getFileName().toString(), found);
            said.add(found.size() + " refusals in " + file.getFileName() + ", listed in " + path + ":");
            var reasons = new TreeMap<String, Integer>();
            found.forEach(error -> reasons.merge(
                    (error.column().isEmpty() ? "" : error.column() + " ") + error.reason(), 1, Integer::sum));
            reasons.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(REASONS_SHOWN)
                    .forEach(reason -> said.add("    " + reason.getValue() + " × " + reason.getKey()));
            if (reasons.size() > REASONS_SHOWN) {
                said.add("    … and " + (reasons.size() - REASONS_SHOWN) + " other reasons");
            }
        });
        return said;
    }
}
