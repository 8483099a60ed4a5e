package io.tieout.localstack.backup;

import io.tieout.localstack.machine.DataFolder;
import io.tieout.localstack.machine.LaunchFailed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// Writes and reads the archive: a `.tar.gz`, locked or not, with the data folder's files and the manifest as its last
/// entry.
public final class Backup {

    /// What cannot be made again and lies in plain files. Caches, logs and pid files can.
    private static final List<String> FILES = List.of("conf", "secrets", "state");

    private static final String DATABASE = "postgresql";
    private static final String EVENTS = "kafka";
    private static final String SEAL = "seal";
    private static final List<String> KEPT = List.of("conf", "secrets", "state", SEAL, DATABASE, EVENTS);

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final int BUFFER = 1 << 16;

    private Backup() {}

    /// @param files how many
    /// @param bytes of the archive
    /// @param until what was committed up to this moment is in it
    /// @param eventsWaited how long no event travelled; zero when the broker was not running
    public record Summary(int files, long bytes, Instant until, Duration eventsWaited) {}

    /// What runs while it is copied.
    public interface Running {

        /// A session of a superuser; empty when the databases do not run.
        Optional<Connection> database() throws SQLException;

        /// Stops the broker while the work is done, and starts it again whatever comes of it.
        ///
        /// @return how long it was away; zero when it did not run
        Duration withoutBroker(Runnable work);

        /// Somebody has asked to end: what was written so far goes, and what was stopped starts again.
        boolean isGivenUp();
    }

    /// First the broker's files, while it is away for some seconds and events wait in the outboxes; then what
    /// lies beside the databases; the databases last, while everything runs. So they are ahead of the broker and
    /// never behind it: what was sent since is sent again after a restore ([Redispatch]).
    ///
    /// @param key locks the archive; null leaves it readable, with the secrets in it
    public static Summary write(DataFolder data, Path archive, @Nullable BackupKey key, Running running) {
        var target = archive.toAbsolutePath().normalize();
        if (target.startsWith(data.root())) {
            throw new LaunchFailed("The backup cannot lie in the folder that it copies: " + target);
        }
        if (Files.exists(target)) {
            throw new LaunchFailed(target + " exists already and is not overwritten.");
        }
        var unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            // The secrets are in it.
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Copied copied;
            try {
                copied = copy(data, unfinished, key, running);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            return new Summary(copied.files(), Files.size(target), copied.until(), copied.eventsWaited());
        } catch (IOException | UncheckedIOException | SQLException e) {
            throw new LaunchFailed("The backup could not be written: " + e.getMessage(), e);
        }
    }

    private record Copied(int files, Instant until, Duration eventsWaited) {}

    private static Copied copy(DataFolder data, Path file, @Nullable BackupKey key, Running running)
            throws IOException, SQLException {
        var fenced = data.root().resolve("backup");
        data.delete(fenced);
        try (var database = running.database().orElse(null);
                var out = new ArchiveWriter(file, key, () -> requireWanted(running))) {
            if (database != null) {
                out.addText("state/" + Redispatch.FILE, Redispatch.now(database).toString());
            }
            var eventsWaited = running.withoutBroker(() -> fence(data, fenced, file, running));
            out.addTree(EVENTS, fenced);
            for (var name : FILES) {
                out.addTree(name, data.root().resolve(name));
            }
            // Before the databases: a checkpoint of what is not in them would say that something was removed.
            out.addTree(SEAL, data.root().resolve(SEAL));
            Instant until;
            if (database == null) {
                until = Clock.systemUTC().instant();
                out.addTree(DATABASE, data.postgresql());
            } else {
                until = new DatabaseCopy(database, data.postgresql()).write(out, DATABASE);
            }
            out.addManifest(databaseVersion(data.root()));
            return new Copied(out.files(), until, eventsWaited);
        } finally {
            data.delete(fenced);
        }
    }

    /// The partial copy goes before the broker comes back: on a full disk it could not start beside it.
    private static void fence(DataFolder data, Path fenced, Path archive, Running running) {
        try {
            copyTree(data.kafka(), fenced, () -> requireWanted(running));
        } catch (LaunchFailed | UncheckedIOException e) {
            data.delete(fenced);
            try {
                Files.deleteIfExists(archive);
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }

    private static void requireWanted(Running running) {
        if (running.isGivenUp()) {
            throw new LaunchFailed("The backup was given up; nothing of it is left.");
        }
    }

    /// Into a folder that holds nothing. Everything is unpacked beside it and compared with the manifest first.
    ///
    /// @param keyFile of a locked archive; null for one that is known to be plain: whoever can write a plain one
    ///     can write its checksums too, so it is never taken for a locked one
    /// @param databaseVersion of the PostgreSQL that will read it
    public static int restore(Path archive, DataFolder data, @Nullable Path keyFile, String databaseVersion) {
        if (!Files.isRegularFile(archive)) {
            throw new LaunchFailed(archive + " is no file.");
        }
        if (!data.isEmpty()) {
            throw new LaunchFailed("The folder " + data.root()
                    + " is not empty: a backup is restored into an empty or new folder only (--data).");
        }
        var parent = data.root().getParent();
        Path fresh = null;
        try {
            Files.createDirectories(parent);
            fresh = Files.createTempDirectory(parent, data.root().getFileName() + ".restoring");
            var found = new HashMap<String, String>();
            requireLock(archive, keyFile != null);
            var key = keyFile == null ? null : BackupKey.read(keyFile);
            try (var file = new BufferedInputStream(Files.newInputStream(archive), BUFFER)) {
                var manifest = unpack(key == null ? file : key.unlock(file), fresh, found);
                manifest.requireSame(found);
                manifest.requireReadableBy(databaseVersion);
            } catch (IOException e) {
                throw new LaunchFailed(
                        "The backup is damaged" + (key == null ? "" : ", or was locked with another key") + ": "
                                + e.getMessage(),
                        e);
            }
            data.create();
            for (var name : KEPT) {
                if (Files.exists(fresh.resolve(name))) {
                    Files.move(fresh.resolve(name), data.root().resolve(name), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return found.size();
        } catch (IOException e) {
            throw new LaunchFailed("The backup could not be restored: " + e.getMessage(), e);
        } finally {
            if (fresh != null) {
                DataFolder.deleteTree(fresh);
            }
        }
    }

    private static void requireLock(Path archive, boolean expected) throws IOException {
        var locked = isLocked(archive);
        if (expected && !locked) {
            throw new LaunchFailed(archive + " is not locked: anybody may have made or changed it, checksums included."
                    + " If it was written with --plain and has been in safe hands, say so with --plain.");
        }
        if (!expected && locked) {
            throw new LaunchFailed(
                    archive + " is no plain archive: it is locked (--key instead of --plain), or damaged.");
        }
    }

    /// Whatever does not begin like a gzip file.
    private static boolean isLocked(Path archive) throws IOException {
        try (var in = Files.newInputStream(archive)) {
            return in.read() != GZIP_FIRST || in.read() != GZIP_SECOND;
        }
    }

    private static void copyTree(Path from, Path to, Runnable beforeEach) {
        if (!Files.exists(from)) {
            return;
        }
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                beforeEach.run();
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest unpack(InputStream archive, Path target, Map<String, String> hashes) throws IOException {
        @Nullable Manifest manifest = null;
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(archive, BUFFER), "UTF-8")) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target) || !(entry.isDirectory() || entry.isFile())) {
                    throw new LaunchFailed("The backup is damaged: it holds " + entry.getName() + ".");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
                } else if (entry.getName().equals(Manifest.NAME)) {
                    manifest = Manifest.parse(new String(tar.readAllBytes(), StandardCharsets.UTF_8));
                } else {
                    hashes.put(entry.getName(), unpackFile(tar, entry, path));
                }
            }
        }
        if (manifest == null) {
            throw new LaunchFailed("The backup is damaged: it has no manifest, so its end is missing.");
        }
        return manifest;
    }

    private static String unpackFile(InputStream in, TarArchiveEntry entry, Path path) throws IOException {
        Files.createDirectories(path.getParent());
        var digest = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
            in.transferTo(out);
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        Files.setLastModifiedTime(path, entry.getLastModifiedTime());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String databaseVersion(Path root) throws IOException {
        var file = root.resolve("postgresql/PG_VERSION");
        return Files.exists(file) ? Files.readString(file).strip() : Manifest.NO_DATABASE;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
