package io.tieout.localstack.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void makesTheKeysOfCustomersOnceAndForTheOwnerOnly() throws Exception {
        var secrets = new Secrets(folder);

        var file = secrets.keysetFile("customer-keyset");
        var text = Files.readString(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(secrets.keysetFile("customer-keyset"))).isEqualTo(text);
        // Tag and length of the key, for the index also its parameters, then 32 bytes of key.
        assertThat(Pattern.compile("\"value\": \"([^\"]+)\"")
                        .matcher(text)
                        .results()
                        .map(match -> Base64.getDecoder().decode(match.group(1)).length))
                .containsExactly(2 + 32, 6 + 32);
        assertThat(Files.readString(new Secrets(folder.resolve("other")).keysetFile("customer-keyset")))
                .isNotEqualTo(text);
    }
}
