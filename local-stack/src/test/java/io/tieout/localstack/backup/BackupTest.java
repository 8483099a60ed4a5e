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
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

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
        Backup.restore(archive, restored, key().file());
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
        assertThatThrownBy(() -> Backup.restore(archive, data, key().file()))
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
        assertThatThrownBy(() -> Backup.restore(archive, target, other))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("another key");
        assertThatThrownBy(() -> Backup.restore(archive, target, folder.resolve("keys/none.json")))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("--key");
        assertThatThrownBy(
                        () -> Backup.restore(archive, target, data().secrets().resolve("operator")))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("is no key");
        assertThat(target.isEmpty()).isTrue();
    }

    @Test
    void readsAPlainArchiveWithoutAKey() throws IOException {
        var archive = folder.resolve("plain.tar.gz");
        Backup.write(sample(), archive, null, new Stopped());
        var restored = new DataFolder(folder.resolve("restored"));
        Backup.restore(archive, restored, folder.resolve("keys/none.json"));
        assertThat(restored.root().resolve("postgresql/base/1")).hasContent("rows");
        var bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 0x55;
        assertThatRestoreIsRefused(Files.write(folder.resolve("changed.tar.gz"), bytes));
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

    private static final class Stopped implements Backup.Running {

        @Override
        public Optional<Connection> database() {
            return Optional.empty();
        }

        @Override
        public Duration withoutBroker(Runnable work) {
            work.run();
            return Duration.ZERO;
        }
    }

    private void assertThatRestoreIsRefused(Path archive) {
        var target = new DataFolder(folder.resolve("target"));
        assertThatThrownBy(() -> Backup.restore(archive, target, key().file())).isInstanceOf(LaunchFailed.class);
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
