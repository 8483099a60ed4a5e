package io.tieout.localstack.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        var data = new DataFolder(folder.resolve("new"));
        data.create();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root())))
                .isEqualTo("rwx------");
    }

    @Test
    void tellsASecondCommandWhoIsAtWork() {
        var data = new DataFolder(folder.resolve("locked"));
        data.whileLocked("up", () -> assertThatThrownBy(() -> data.whileLocked("down", () -> {}))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining(
                        "tieout up, process " + ProcessHandle.current().pid()));
        data.whileLocked("down", () -> assertThat(data.isEmpty()).isTrue());
    }

    @Test
    void deletesNothingOutsideOfItself() {
        var data = new DataFolder(folder.resolve("inside"));
        assertThatThrownBy(() -> data.delete(folder)).isInstanceOf(IllegalArgumentException.class);
    }
}
