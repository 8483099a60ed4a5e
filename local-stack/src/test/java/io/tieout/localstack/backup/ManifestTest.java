package io.tieout.localstack.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.localstack.machine.LaunchFailed;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestTest {

    private static final Manifest MANIFEST = new Manifest("18", Map.of("a/b", "1111", "c", "2222"));

    @Test
    void comesBackAsItWasWritten() {
        assertThat(Manifest.parse(MANIFEST.text())).isEqualTo(MANIFEST);
    }

    @Test
    void acceptsExactlyItsOwnFiles() {
        assertThatCode(() -> MANIFEST.requireSame(Map.of("c", "2222", "a/b", "1111")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAMissingAChangedAndAStrangeFile() {
        assertThatThrownBy(() -> MANIFEST.requireSame(Map.of("c", "2222")))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("a/b is missing");
        assertThatThrownBy(() -> MANIFEST.requireSame(Map.of("c", "2222", "a/b", "3333")))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("a/b has changed");
        assertThatThrownBy(() -> MANIFEST.requireSame(Map.of("c", "2222", "a/b", "1111", "d", "4")))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("d does not belong");
    }

    @Test
    void refusesWhatIsNoManifest() {
        assertThatThrownBy(() -> Manifest.parse("something else\n")).isInstanceOf(LaunchFailed.class);
    }
}
