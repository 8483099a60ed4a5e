package io.tieout.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealKeyTest {

    /// Made by `openssl genpkey -algorithm ed25519`.
    private static final String PEM = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIPwNCnm8sYprvX+ms+HM+zYOMCRA72KWksNyK9RQpg2B
            -----END PRIVATE KEY-----
            """;

    /// Of the same key, by `openssl pkey -pubout`.
    private static final String PUBLIC = "MCowBQYDK2VwAyEAY1HQc+vgxg17wnPhy6L0YMdsgv2ft0KoH0QmuY5F3S0=";

    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

    @Test
    void findsThePublicKeyOfAPrivateOne() {
        assertThat(SealKey.parse(PEM).publicKey()).isEqualTo(SealPublicKey.parse(PUBLIC));
    }

    @Test
    void verifiesWhatItSigned() {
        var key = SealKey.parse(PEM);
        var signature = key.sign(TEXT);

        assertThat(key.publicKey().verifies(TEXT, signature)).isTrue();
        assertThat(key.publicKey().verifies("Text".getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
        assertThat(key.publicKey().verifies(TEXT, "00".repeat(64))).isFalse();
        assertThat(key.publicKey().verifies(TEXT, "no signature")).isFalse();
    }

    @Test
    void refusesToStartWithoutKeyOrWithAWrongOne() {
        var configuration = new SealConfiguration();

        assertThatThrownBy(() -> configuration.sealKeys(properties("", "")))
                .hasMessageContaining("set TIEOUT_SEAL_KEY_FILE to a file with an Ed25519 private key");
        assertThatThrownBy(() -> configuration.sealKeys(properties("", "c2VjcmV0")))
                .hasMessageContaining("in TIEOUT_SEAL_KEY is wrong");
        assertThatThrownBy(() -> configuration.sealKeys(
                        properties(Path.of("no", "such", "file").toString(), "")))
                .hasMessageContaining("(TIEOUT_SEAL_KEY_FILE) cannot be read");
        assertThat(configuration.sealKeys(properties("", PEM)).all()).hasSize(1);
    }

    private static SealProperties properties(String keyFile, String key) {
        return new SealProperties(Duration.ofSeconds(1), 1_000, keyFile, key, List.of(), "");
    }
}
