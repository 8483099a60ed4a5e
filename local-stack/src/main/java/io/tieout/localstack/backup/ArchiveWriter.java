package io.tieout.localstack.backup;

import io.tieout.localstack.machine.LaunchFailed;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes the entries of an archive and remembers their hashes for the manifest, its last entry.
final class ArchiveWriter implements Closeable {

    private static final int OWNER_ONLY_FILE = 0600;
    private static final int OWNER_ONLY_FOLDER = 0700;
    private static final int BUFFER = 1 << 16;

    private final TarArchiveOutputStream tar;
    private final Runnable beforeEach;
    private final Map<String, String> hashes = new HashMap<>();

    /// @param beforeEach is called before each block and may throw, to give up
    ArchiveWriter(Path file, @Nullable BackupKey key, Runnable beforeEach) throws IOException {
        this.beforeEach = beforeEach;
        var out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        tar = new TarArchiveOutputStream(new GZIPOutputStream(key == null ? out : key.lock(out), BUFFER), "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    int files() {
        return hashes.size();
    }

    /// A folder with all below it, of which nothing changes meanwhile.
    void addTree(String name, Path folder) throws IOException {
        addTree(name, folder, path -> true);
    }

    /// Files may grow, shrink or go meanwhile: each is as long as it was when it was opened.
    ///
    /// @param wanted of the paths below the folder; what is below an unwanted folder is not looked at
    void addTree(String name, Path folder, Predicate<Path> wanted) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (Files.isSymbolicLink(folder)) {
            throw new LaunchFailed(folder + " is a symbolic link: such a folder cannot be copied whole.");
        }
        if (!Files.isDirectory(folder)) {
            addFile(name, folder);
            return;
        }
        addFolder(name);
        List<Path> children;
        try (var list = Files.list(folder)) {
            children = list.sorted().toList();
        } catch (NoSuchFileException e) {
            return;
        }
        for (var child : children) {
            if (wanted.test(child)) {
                addTree(name + "/" + child.getFileName(), child, wanted);
            }
        }
    }

    void addFolder(String name) throws IOException {
        var entry = new TarArchiveEntry(name + "/");
        entry.setMode(OWNER_ONLY_FOLDER);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    /// Does nothing when the file is gone.
    void addFile(String name, Path path) throws IOException {
        try (var channel = Files.newByteChannel(path);
                var in = Channels.newInputStream(channel)) {
            long size = channel.size();
            var digest = begin(name, size, Files.getLastModifiedTime(path));
            var buffer = new byte[BUFFER];
            long left = size;
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    // Cut short meanwhile: what is gone is made again from the log of the database.
                    Arrays.fill(buffer, (byte) 0);
                    count = (int) Math.min(buffer.length, left);
                }
                write(buffer, count, digest);
                left -= count;
            }
            end(name, digest);
        } catch (NoSuchFileException e) {
            // Dropped since the folder was listed.
        }
    }

    void addText(String name, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var digest = begin(name, bytes.length, FileTime.from(Clock.systemUTC().instant()));
        write(bytes, bytes.length, digest);
        end(name, digest);
    }

    /// The last entry: an archive without it is a cut one.
    void addManifest(String databaseVersion) throws IOException {
        var bytes = new Manifest(databaseVersion, hashes).text().getBytes(StandardCharsets.UTF_8);
        begin(Manifest.NAME, bytes.length, FileTime.from(Clock.systemUTC().instant()));
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private MessageDigest begin(String name, long size, FileTime modified) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setModTime(modified);
        entry.setMode(OWNER_ONLY_FILE);
        tar.putArchiveEntry(entry);
        return Backup.sha256();
    }

    private void write(byte[] bytes, int count, MessageDigest digest) throws IOException {
        beforeEach.run();
        tar.write(bytes, 0, count);
        digest.update(bytes, 0, count);
    }

    private void end(String name, MessageDigest digest) throws IOException {
        tar.closeArchiveEntry();
        hashes.put(name, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
