package io.tieout.localstack.backup;

import io.tieout.localstack.machine.DataFolder;
import io.tieout.localstack.machine.LaunchFailed;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes and reads the archive: a `.tar.gz` with the data folder's files and the manifest as its last entry.
public final class Backup {

    /// What cannot be made again. Caches, logs and pid files can.
    private static final List<String> KEPT = List.of("conf", "secrets", "state", "seal", "postgresql", "kafka");

    private static final int OWNER_ONLY_FILE = 0600;
    private static final int OWNER_ONLY_FOLDER = 0700;

    private Backup() {}

    /// @param files how many
    /// @param bytes of the archive
    public record Summary(int files, long bytes) {}

    public static Summary write(DataFolder data, Path archive) {
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
            var hashes = new HashMap<String, String>();
            try (var tar = create(unfinished)) {
                for (var name : KEPT) {
                    addTree(tar, data.root(), data.root().resolve(name), hashes);
                }
                addManifest(tar, new Manifest(databaseVersion(data.root()), hashes));
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            return new Summary(hashes.size(), Files.size(target));
        } catch (IOException e) {
            throw new LaunchFailed("The backup could not be written: " + e.getMessage(), e);
        }
    }

    /// Into a folder that holds nothing. Everything is unpacked beside it and compared with the manifest first.
    public static Summary restore(Path archive, DataFolder data) {
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
            var manifest = unpack(archive, fresh, found);
            manifest.requireSame(found);
            data.create();
            for (var name : KEPT) {
                if (Files.exists(fresh.resolve(name))) {
                    Files.move(fresh.resolve(name), data.root().resolve(name), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return new Summary(found.size(), Files.size(archive));
        } catch (EOFException | ZipException e) {
            throw new LaunchFailed("The backup is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new LaunchFailed("The backup could not be restored: " + e.getMessage(), e);
        } finally {
            if (fresh != null) {
                DataFolder.deleteTree(fresh);
            }
        }
    }

    private static TarArchiveOutputStream create(Path file) throws IOException {
        var tar = new TarArchiveOutputStream(
                new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), 1 << 16), "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return tar;
    }

    private static void addTree(TarArchiveOutputStream tar, Path root, Path folder, Map<String, String> hashes)
            throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (var walk = Files.walk(folder)) {
            paths = walk.sorted().toList();
        }
        for (var path : paths) {
            var name = root.relativize(path).toString();
            if (Files.isSymbolicLink(path)) {
                throw new LaunchFailed(path + " is a symbolic link: such a folder cannot be copied whole.");
            }
            if (Files.isDirectory(path)) {
                var entry = new TarArchiveEntry(name + "/");
                entry.setMode(OWNER_ONLY_FOLDER);
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            } else {
                hashes.put(name, addFile(tar, path, name));
            }
        }
    }

    private static String addFile(TarArchiveOutputStream tar, Path path, String name) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(Files.size(path));
        entry.setModTime(Files.getLastModifiedTime(path));
        entry.setMode(OWNER_ONLY_FILE);
        tar.putArchiveEntry(entry);
        var digest = sha256();
        // Not closed: the archive goes on.
        var out = new DigestOutputStream(tar, digest);
        Files.copy(path, out);
        tar.closeArchiveEntry();
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void addManifest(TarArchiveOutputStream tar, Manifest manifest) throws IOException {
        var bytes = manifest.text().getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(Manifest.NAME);
        entry.setSize(bytes.length);
        entry.setMode(OWNER_ONLY_FILE);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static Manifest unpack(Path archive, Path target, Map<String, String> hashes) throws IOException {
        @Nullable Manifest manifest = null;
        try (var tar = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)), 1 << 16), "UTF-8")) {
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
        return Files.exists(file) ? Files.readString(file).strip() : "none";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
