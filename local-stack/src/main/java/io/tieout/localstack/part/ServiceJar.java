package io.tieout.localstack.part;

import io.tieout.localstack.machine.DataFolder;
import io.tieout.localstack.machine.Executables;
import io.tieout.localstack.machine.LaunchFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/// The jar that Maven built for a service, unpacked once per content: starting from an unpacked jar is quicker, and
/// only then does the AOT cache help.
///
/// @param jar what Maven built
/// @param fingerprint changes with every byte of its content, and only then
record ServiceJar(Part part, Path jar, String fingerprint) {

    private static final Duration EXTRACT_LIMIT = Duration.ofMinutes(2);

    /// @param home the repository
    static ServiceJar of(Part part, Path home) {
        var target = home.resolve(part.module()).resolve("target");
        if (!Files.isDirectory(target)) {
            throw missing(part, target);
        }
        try (var files = Files.list(target)) {
            var jar = files.filter(file -> file.getFileName().toString().matches(part.module() + "-[0-9].*\\.jar"))
                    .filter(file -> !file.getFileName().toString().matches(".*-(sources|javadoc|tests)\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> missing(part, target));
            return new ServiceJar(part, jar, fingerprintOf(jar));
        } catch (IOException e) {
            throw new LaunchFailed("Cannot read " + target + ": " + e.getMessage(), e);
        }
    }

    /// @return the folder with `<module>.jar` and `lib`
    Path extract(Path cache) {
        var folder = cache.resolve(part.module() + "-" + fingerprint);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(cache);
            var fresh = Files.createTempDirectory(cache, "extracting");
            var result = Executables.run(
                    List.of(
                            JavaRuntime.executable(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--force",
                            "--destination",
                            fresh.toString()),
                    cache,
                    Map.of(),
                    EXTRACT_LIMIT);
            var app = fresh.resolve(jar.getFileName());
            if (!result.isSuccess() || !Files.exists(app)) {
                DataFolder.deleteTree(fresh);
                throw new LaunchFailed("Could not unpack " + jar + ":\n" + result.output());
            }
            Files.move(app, fresh.resolve(appJar()));
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            deleteOlder(cache, folder);
            return folder;
        } catch (IOException e) {
            throw new LaunchFailed("Could not unpack " + jar + ": " + e.getMessage(), e);
        }
    }

    /// The name is part of what the AOT cache remembers, so it carries no version.
    String appJar() {
        return part.module() + ".jar";
    }

    private void deleteOlder(Path cache, Path current) throws IOException {
        var older = new ArrayList<Path>();
        try (var entries = Files.list(cache)) {
            entries.filter(entry -> entry.getFileName().toString().matches(part.module() + "-[0-9a-f]{16}(-.*)?"))
                    .filter(entry -> !entry.getFileName()
                            .toString()
                            .startsWith(current.getFileName().toString()))
                    .forEach(older::add);
        }
        older.forEach(DataFolder::deleteTree);
    }

    /// From the archive's table of contents, which has a checksum of each entry: the jar itself need not be read.
    private static String fingerprintOf(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            return JavaRuntime.fingerprint(zip.stream()
                    .map(entry -> entry.getName() + " " + entry.getCrc() + " " + entry.getSize())
                    .toList());
        }
    }

    private static LaunchFailed missing(Part part, Path target) {
        return new LaunchFailed(
                "There is no jar of " + part.module() + " in " + target + ". Build it: mvn -DskipTests package");
    }
}
