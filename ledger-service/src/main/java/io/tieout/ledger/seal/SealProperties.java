package io.tieout.ledger.seal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param interval pause after a round
/// @param blockSize entries a block has at most
/// @param keyFile the private key that signs checkpoints, a PEM file outside the database
/// @param key the same as text, for a secret in the environment; used when there is no file
/// @param trustedKeys public keys that signed earlier checkpoints, after a change of the key
/// @param log the file that checkpoints are appended to; empty: they are only published as events
@Validated
@ConfigurationProperties("ledger.seal")
record SealProperties(
        @NotNull Duration interval,
        @Min(1) @Max(1_000) int blockSize,
        @DefaultValue("") String keyFile,
        @DefaultValue("") String key,
        @DefaultValue List<String> trustedKeys,
        @DefaultValue("") String log) {

    @Override
    public String toString() {
        return "SealProperties[…]";
    }
}
