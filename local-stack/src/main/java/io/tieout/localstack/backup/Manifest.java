package io.tieout.localstack.backup;

import io.tieout.localstack.machine.LaunchFailed;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What a backup holds.
///
/// @param databaseVersion major version of PostgreSQL: its files are read by no other
/// @param files path and SHA-256 of each file
record Manifest(String databaseVersion, Map<String, String> files) {

    static final String NAME = "tieout-manifest.txt";
    private static final String FIRST_LINE = "tieout backup 1";
    private static final String DATABASE = "postgresql ";

    /// The version in the backup of a folder in which no database was ever started.
    static final String NO_DATABASE = "none";

    Manifest {
        files = new TreeMap<>(files);
    }

    String text() {
        var text = new StringBuilder(FIRST_LINE + "\n" + DATABASE + databaseVersion + "\n");
        files.forEach(
                (path, hash) -> text.append(hash).append("  ").append(path).append('\n'));
        return text.toString();
    }

    static Manifest parse(String text) {
        var lines = text.lines().toList();
        if (lines.size() < 2
                || !lines.get(0).equals(FIRST_LINE)
                || !lines.get(1).startsWith(DATABASE)) {
            throw new LaunchFailed("This is no backup of Tieout, or one of a later version.");
        }
        var files = new TreeMap<String, String>();
        for (var line : lines.subList(2, lines.size())) {
            var parts = line.split("  ", 2);
            if (parts.length != 2) {
                throw new LaunchFailed("The backup's manifest is damaged.");
            }
            files.put(parts[1], parts[0]);
        }
        return new Manifest(lines.get(1).substring(DATABASE.length()), files);
    }

    /// Fails for the files of another major version: PostgreSQL would refuse them only after they have been put
    /// in place.
    ///
    /// @param version of the server, for example `18.4.0`
    void requireReadableBy(String version) {
        var major = version.split("\\.", 2)[0];
        if (!databaseVersion.equals(NO_DATABASE) && !databaseVersion.equals(major)) {
            throw new LaunchFailed(
                    "The backup holds files of PostgreSQL " + databaseVersion + ", and PostgreSQL " + major
                            + " is here, which cannot read them. Restore with the release that wrote it, then upgrade.");
        }
    }

    /// Fails, and names the first difference, unless the files are exactly the listed ones.
    void requireSame(Map<String, String> found) {
        files.forEach((path, hash) -> {
            var actual = found.get(path);
            if (actual == null) {
                throw new LaunchFailed("The backup is damaged: " + path + " is missing.");
            }
            if (!Objects.equals(actual, hash)) {
                throw new LaunchFailed("The backup is damaged: " + path + " has changed.");
            }
        });
        found.keySet().stream()
                .filter(path -> !files.containsKey(path))
                .findFirst()
                .ifPresent(path -> {
                    throw new LaunchFailed("The backup is damaged: " + path + " does not belong to it.");
                });
    }
}
