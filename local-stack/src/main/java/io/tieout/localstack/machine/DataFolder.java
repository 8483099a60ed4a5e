package io.tieout.localstack.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The folder that holds everything of one stack. It belongs to the user who made it: the database refuses files of
/// another user, so a folder made by root is not to be used without it, and the other way round.
public record DataFolder(Path root) {

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    public Path postgresql() {
        return root.resolve("postgresql");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path configuration() {
        return root.resolve("conf");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path state() {
        return root.resolve("state");
    }

    /// Signed checkpoints of the journal, outside its database: worth a copy on another machine.
    public Path sealLog() {
        return root.resolve("seal").resolve("checkpoints.jsonl");
    }

    public Path cache() {
        return root.resolve("cache");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public ChildProcess process(String part) {
        return new ChildProcess(root.resolve("run").resolve(part + ".pid"), log(part));
    }

    public boolean exists() {
        return Files.isDirectory(root);
    }

    /// Holds something that a restore would overwrite.
    public boolean isEmpty() {
        if (!exists()) {
            return true;
        }
        try (var entries = Files.list(root)) {
            return entries.allMatch(entry -> entry.getFileName().toString().equals("lock"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void create() {
        try {
            var fresh = !exists();
            Files.createDirectories(root);
            if (fresh) {
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
            requireOwner();
        } catch (IOException e) {
            throw new LaunchFailed("Cannot make the data folder " + root + ": " + e.getMessage() + " (--data).", e);
        }
    }

    public void requireOwner() {
        var user = System.getProperty("user.name", "?");
        try {
            var owner = Files.getOwner(root).getName();
            if (!owner.equals(user)) {
                throw new LaunchFailed("The data folder " + root + " belongs to " + owner + " and you are " + user
                        + ". Run this as " + owner + ", or choose another folder with --data.");
            }
            if (!Files.isWritable(root)) {
                throw new LaunchFailed("The data folder " + root + " cannot be written (--data).");
            }
        } catch (IOException e) {
            throw new LaunchFailed("Cannot look at the data folder " + root + ": " + e.getMessage() + " (--data).", e);
        }
    }

    /// Runs with the folder's lock held, which a command does that changes what runs or lies here; a second one is
    /// told who holds it. The lock ends with the process, whatever its cause.
    public void whileLocked(String command, Runnable work) {
        create();
        var file = root.resolve("lock");
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (!isLocked(channel)) {
                var holder = Files.readString(file).strip();
                throw new LaunchFailed("Another command is working on " + root
                        + (holder.isEmpty() ? "" : " (" + holder + ")") + ". Wait until it is done.");
            }
            channel.truncate(0);
            var note =
                    "tieout " + command + ", process " + ProcessHandle.current().pid();
            channel.write(ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8)), 0);
            work.run();
        } catch (IOException e) {
            throw new LaunchFailed("Cannot lock the data folder " + root + ": " + e.getMessage(), e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    public void delete(Path below) {
        if (!below.normalize().startsWith(root)) {
            throw new IllegalArgumentException(below + " is not in " + root);
        }
        deleteTree(below);
    }

    public static void deleteTree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
