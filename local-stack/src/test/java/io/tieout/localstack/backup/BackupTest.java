package io.tieout.localstack.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.localstack.machine.DataFolder;
import io.tieout.localstack.machine.LaunchFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    private static final String VERSION = "18.4.0";

    @TempDir
    Path folder = Path.of("");

    @Test
    void bringsEveryFileBackAndNothingThatCanBeMadeAgain() throws IOException {
        var archive = folder.resolve("backup.tar.gz");
        var summary = write(sample(), archive);
        assertThat(summary.files()).isEqualTo(3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .isEqualTo("rw-------");

        var restored = new DataFolder(folder.resolve("restored"));
        Backup.restore(archive, restored, key().file(), VERSION);
        assertThat(restored.root().resolve("secrets/operator")).hasContent("secret");
        assertThat(restored.root().resolve("postgresql/base/1")).hasContent("rows");
        assertThat(restored.root().resolve("postgresql/empty")).isEmptyDirectory();
        assertThat(restored.root().resolve("cache")).doesNotExist();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(restored.root().resolve("secrets/operator"))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesACutFile() throws IOException {
        var archive = folder.resolve("backup.tar.gz");
        write(sample(), archive);
        var bytes = Files.readAllBytes(archive);
        var cut = folder.resolve("cut.tar.gz");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        assertThatRestoreIsRefused(cut);
    }

    @Test
    void refusesAChangedFile() throws IOException {
        var archive = folder.resolve("backup.tar.gz");
        write(sample(), archive);
        var bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 0x55;
        var changed = folder.resolve("changed.tar.gz");
        Files.write(changed, bytes);
        assertThatRestoreIsRefused(changed);
    }

    @Test
    void refusesWhatIsNoArchive() throws IOException {
        var text = folder.resolve("text.tar.gz");
        Files.writeString(text, "no archive");
        assertThatRestoreIsRefused(text);
    }

    @Test
    void refusesAFolderThatHoldsSomething() throws IOException {
        var data = sample();
        var archive = folder.resolve("backup.tar.gz");
        write(data, archive);
        assertThatThrownBy(() -> Backup.restore(archive, data, key().file(), VERSION))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("not empty");
    }

    @Test
    void neitherOverwritesAFileNorWritesIntoItsOwnFolder() throws IOException {
        var data = sample();
        var archive = Files.createFile(folder.resolve("there.tar.gz"));
        assertThatThrownBy(() -> write(data, archive))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("exists already");
        assertThatThrownBy(() -> write(data, data.root().resolve("backup.tar.gz")))
                .isInstanceOf(LaunchFailed.class);
    }

    @Test
    void isReadByNobodyWithoutItsKey() throws IOException {
        var archive = folder.resolve("locked.backup");
        write(sample(), archive);
        assertThat(new String(Files.readAllBytes(archive), StandardCharsets.ISO_8859_1))
                .doesNotContain("postgresql/base");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key().file())))
                .isEqualTo("rw-------");
        var target = new DataFolder(folder.resolve("target"));
        var other = BackupKey.readOrCreate(folder.resolve("keys/other.json")).file();
        assertThatThrownBy(() -> Backup.restore(archive, target, other, VERSION))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("another key");
        assertThatThrownBy(() -> Backup.restore(archive, target, folder.resolve("keys/none.json"), VERSION))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("--key");
        assertThatThrownBy(
                        () -> Backup.restore(archive, target, data().secrets().resolve("operator"), VERSION))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("is no key");
        assertThat(target.isEmpty()).isTrue();
    }

    @Test
    void readsAPlainArchiveOnlyWhenToldThatItIsOne() throws IOException {
        var archive = folder.resolve("plain.tar.gz");
        Backup.write(sample(), archive, null, new Stopped());
        var target = new DataFolder(folder.resolve("target"));
        assertThatThrownBy(() -> Backup.restore(archive, target, key().file(), VERSION))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("is not locked")
                .hasMessageContaining("--plain");
        assertThat(target.isEmpty()).isTrue();

        var restored = new DataFolder(folder.resolve("restored"));
        Backup.restore(archive, restored, null, VERSION);
        assertThat(restored.root().resolve("postgresql/base/1")).hasContent("rows");

        var bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 0x55;
        var changed = Files.write(folder.resolve("changed.tar.gz"), bytes);
        assertThatThrownBy(() -> Backup.restore(changed, target, null, VERSION)).isInstanceOf(LaunchFailed.class);
        assertThat(target.isEmpty()).isTrue();
    }

    @Test
    void refusesALockedArchiveThatIsCalledPlain() {
        var archive = folder.resolve("locked.backup");
        var target = new DataFolder(folder.resolve("target"));
        assertThatThrownBy(() -> {
                    write(sample(), archive);
                    Backup.restore(archive, target, null, VERSION);
                })
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("--key");
        assertThat(target.isEmpty()).isTrue();
    }

    @Test
    void refusesTheFilesOfAnotherMajorVersionOfPostgresql() throws IOException {
        var archive = folder.resolve("locked.backup");
        write(sample(), archive);
        var target = new DataFolder(folder.resolve("target"));
        assertThatThrownBy(() -> Backup.restore(archive, target, key().file(), "19.1.0"))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("PostgreSQL 18")
                .hasMessageContaining("PostgreSQL 19");
        assertThat(target.isEmpty()).isTrue();
        Backup.restore(archive, target, key().file(), "18.9");
        assertThat(target.isEmpty()).isFalse();
    }

    /// On a full disk the broker could not come back beside what was copied of it.
    @Test
    void removesThePartialCopyBeforeTheBrokerComesBack() throws IOException {
        var data = sample();
        Files.createDirectories(data.kafka());
        Files.writeString(data.kafka().resolve("log"), "events");
        var archive = folder.resolve("failed.backup");
        var copy = data.root().resolve("backup");
        var left = new ArrayList<Path>();
        var running = new Stopped() {
            @Override
            public Duration withoutBroker(Runnable work) {
                try {
                    work.run();
                } finally {
                    Stream.of(copy, folder.resolve("failed.backup.unfinished"))
                            .filter(Files::exists)
                            .forEach(left::add);
                }
                return Duration.ofSeconds(1);
            }

            @Override
            public boolean isGivenUp() {
                return Files.exists(copy);
            }
        };
        assertThatThrownBy(() -> Backup.write(data, archive, key(), running))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("given up");
        assertThat(left).isEmpty();
        assertThat(archive).doesNotExist();
    }

    @Test
    void leavesNothingBehindWhenItIsGivenUpLater() throws IOException {
        var data = sample();
        var archive = folder.resolve("failed.backup");
        var running = new Stopped() {
            @Override
            public boolean isGivenUp() {
                return true;
            }
        };
        assertThatThrownBy(() -> Backup.write(data, archive, key(), running)).isInstanceOf(LaunchFailed.class);
        assertThat(archive).doesNotExist();
        assertThat(folder.resolve("failed.backup.unfinished")).doesNotExist();
        assertThat(data.root().resolve("backup")).doesNotExist();
    }

    private Backup.Summary write(DataFolder data, Path archive) {
        return Backup.write(data, archive, key(), new Stopped());
    }

    private BackupKey key() {
        return BackupKey.readOrCreate(folder.resolve("keys/backup.json"));
    }

    private DataFolder data() {
        return new DataFolder(folder.resolve("data"));
    }

    private static class Stopped implements Backup.Running {

        @Override
        public Optional<Connection> database() {
            return Optional.empty();
        }

        @Override
        public Duration withoutBroker(Runnable work) {
            work.run();
            return Duration.ZERO;
        }

        @Override
        public boolean isGivenUp() {
            return false;
        }
    }

    private void assertThatRestoreIsRefused(Path archive) {
        var target = new DataFolder(folder.resolve("target"));
        assertThatThrownBy(() -> Backup.restore(archive, target, key().file(), VERSION))
                .isInstanceOf(LaunchFailed.class);
        assertThat(target.isEmpty()).isTrue();
    }

    private DataFolder sample() throws IOException {
        var data = data();
        data.create();
        Files.createDirectories(data.secrets());
        Files.writeString(data.secrets().resolve("operator"), "secret");
        Files.createDirectories(data.postgresql().resolve("base"));
        Files.createDirectories(data.postgresql().resolve("empty"));
        Files.writeString(data.postgresql().resolve("base/1"), "rows");
        Files.writeString(data.postgresql().resolve("PG_VERSION"), "18\n");
        Files.createDirectories(data.cache());
        Files.writeString(data.cache().resolve("big"), "made again");
        return data;
    }
}
