package io.tieout.ledger.seal;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.PublishedEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealProperties.class)
class SealConfiguration {

    @Bean
    PublishedEvents journalBlockEvents() {
        return PublishedEvents.of(LedgerEvents.JOURNAL_BLOCK_SEALED);
    }

    /// Without a key the service does not start: a journal that is sealed but not signed would look like a signed one.
    @Bean
    SealKeys sealKeys(SealProperties properties) {
        var earlier = properties.trustedKeys().stream()
                .filter(key -> !key.isBlank())
                .map(SealPublicKey::parse)
                .toList();
        return new SealKeys(signingKey(properties), earlier);
    }

    private static SealKey signingKey(SealProperties properties) {
        if (properties.keyFile().isBlank() && properties.key().isBlank()) {
            throw new IllegalStateException("The journal's checkpoints cannot be signed: set TIEOUT_SEAL_KEY_FILE to a"
                    + " file with an Ed25519 private key (openssl genpkey -algorithm ed25519), or TIEOUT_SEAL_KEY to"
                    + " the key itself");
        }
        if (properties.keyFile().isBlank()) {
            return parse(properties.key(), "TIEOUT_SEAL_KEY");
        }
        try {
            return parse(Files.readString(Path.of(properties.keyFile())), properties.keyFile());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The key for the journal's checkpoints (TIEOUT_SEAL_KEY_FILE) cannot be read: " + e, e);
        }
    }

    private static SealKey parse(String text, String where) {
        try {
            return SealKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The key for the journal's checkpoints in " + where + " is wrong: " + e.getMessage(), e);
        }
    }
}
