package io.tieout.localstack.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.localstack.machine.DataFolder;
import io.tieout.localstack.machine.LaunchFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void bringsEveryFileBackAndNothingThatCanBeMadeAgain() throws IOException {
        var archive = folder.resolve("backup.tar.gz");
        var summary = Backup.write(sample(), archive);
        assertThat(summary.files()).isEqualTo(3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .isEqualTo("rw-------");

        var restored = new DataFolder(folder.resolve("restored"));
        Backup.restore(archive, restored);
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
        Backup.write(sample(), archive);
        var bytes = Files.readAllBytes(archive);
        var cut = folder.resolve("cut.tar.gz");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        assertThatRestoreIsRefused(cut);
    }

    @Test
    void refusesAChangedFile() throws IOException {
        var archive = folder.resolve("backup.tar.gz");
        Backup.write(sample(), archive);
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
        Backup.write(data, archive);
        assertThatThrownBy(() -> Backup.restore(archive, data))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("not empty");
    }

    @Test
    void neitherOverwritesAFileNorWritesIntoItsOwnFolder() throws IOException {
        var data = sample();
        var archive = Files.createFile(folder.resolve("there.tar.gz"));
        assertThatThrownBy(() -> Backup.write(data, archive))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("exists already");
        assertThatThrownBy(() -> Backup.write(data, data.root().resolve("backup.tar.gz")))
                .isInstanceOf(LaunchFailed.class);
    }

    private void assertThatRestoreIsRefused(Path archive) {
        var target = new DataFolder(folder.resolve("target"));
        assertThatThrownBy(() -> Backup.restore(archive, target)).isInstanceOf(LaunchFailed.class);
        assertThat(target.isEmpty()).isTrue();
    }

    private DataFolder sample() throws IOException {
        var data = new DataFolder(folder.resolve("data"));
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
