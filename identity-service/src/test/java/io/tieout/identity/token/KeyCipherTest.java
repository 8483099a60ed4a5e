package io.tieout.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class KeyCipherTest {

    private static final byte[] PRIVATE_KEY = "a private key".getBytes(StandardCharsets.UTF_8);

    private final KeyCipher cipher = new KeyCipher("keys-0123456789abcdef0123456789abcdef");

    @Test
    void givesBackWhatItEncryptedAndNeverTheSameTwice() throws Exception {
        var first = cipher.encrypt("1", PRIVATE_KEY);
        var second = cipher.encrypt("1", PRIVATE_KEY);

        assertThat(first).isNotEqualTo(second);
        assertThat(cipher.decrypt("1", first)).isEqualTo(PRIVATE_KEY);
        assertThat(cipher.decrypt("1", second)).isEqualTo(PRIVATE_KEY);
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("private");
    }

    @Test
    void refusesAnotherSecretAnotherIdAndAnyChange() {
        var stored = cipher.encrypt("1", PRIVATE_KEY);
        var changed = stored.clone();
        changed[20] ^= 1;

        refuses(new KeyCipher("another-0123456789abcdef0123456789abcdef"), "1", stored);
        refuses(cipher, "2", stored);
        refuses(cipher, "1", changed);
        refuses(cipher, "1", PRIVATE_KEY);
        refuses(cipher, "1", new byte[0]);
    }

    private static void refuses(KeyCipher cipher, String keyId, byte[] stored) {
        assertThatThrownBy(() -> cipher.decrypt(keyId, stored)).isInstanceOf(GeneralSecurityException.class);
    }
}
