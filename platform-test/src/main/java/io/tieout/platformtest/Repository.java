package io.tieout.platformtest;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the repository begins, however deep a test was started.
final class Repository {

    private Repository() {}

    static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("docs/problems.md"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "docs/problems.md is in no folder above " + Path.of("").toAbsolutePath());
    }
}
