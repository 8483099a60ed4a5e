package io.tieout.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileTextTest {

    private static final String TEXT = "name\nMüller\n";

    @Test
    void believesTheMarkAtTheBeginning() {
        for (var encoding :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThat(FileText.decode(("\uFEFF" + TEXT).getBytes(encoding), null))
                    .isEqualTo(TEXT);
        }
    }

    @Test
    void believesWhoSendsTheFile() {
        assertThat(FileText.decode(TEXT.getBytes(Charset.forName("windows-1252")), "windows-1252"))
                .isEqualTo(TEXT);
    }

    @Test
    void guessesNothing() {
        assertThatThrownBy(() -> FileText.decode(TEXT.getBytes(Charset.forName("windows-1252")), null))
                .isInstanceOf(UnreadableSheet.class)
                .hasMessageContaining("state its encoding");
        assertThatThrownBy(() -> FileText.decode(TEXT.getBytes(StandardCharsets.UTF_8), "EBCDIC"))
                .isInstanceOf(UnreadableSheet.class)
                .hasMessageContaining("must be one of");
        assertThatThrownBy(() -> FileText.decode(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8), "GB18030"))
                .isInstanceOf(UnreadableSheet.class)
                .hasMessageContaining("mark of UTF-8");
        assertThatThrownBy(() -> FileText.decode(new byte[] {(byte) 0x81}, "windows-1252"))
                .isInstanceOf(UnreadableSheet.class)
                .hasMessageContaining("is not windows-1252 text");
    }
}
