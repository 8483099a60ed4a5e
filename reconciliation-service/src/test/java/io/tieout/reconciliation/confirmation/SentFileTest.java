package io.tieout.reconciliation.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SentFileTest {

    @Test
    void tellsTheKindByTheContentAlone() {
        assertThat(kind("%PDF-1.7")).isEqualTo("application/pdf");
        assertThat(kind("\u0089PNG\r\n\u001a\n ")).isEqualTo("image/png");
        assertThat(kind("\u00ff\u00d8\u00ff\u00e0")).isEqualTo("image/jpeg");
    }

    @Test
    void takesNothingThatABrowserWouldRun() {
        assertThat(kind("<html><script>alert(1)</script>")).isEqualTo("none");
        assertThat(kind("<svg xmlns='http://www.w3.org/2000/svg'/>")).isEqualTo("none");
        assertThat(kind("PK\u0003\u0004")).isEqualTo("none");
        assertThat(kind("")).isEqualTo("none");
        assertThat(kind("%PDF-")).isEqualTo("none");
    }

    private static String kind(String content) {
        return SentFile.of(content.getBytes(StandardCharsets.ISO_8859_1))
                .map(SentFile::mediaType)
                .orElse("none");
    }
}
