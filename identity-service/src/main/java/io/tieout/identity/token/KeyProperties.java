package io.tieout.identity.token;

import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param encryptionSecret encrypts the signing keys in the database; random, and kept apart from it
@Validated
@ConfigurationProperties("identity.key")
record KeyProperties(
        @DefaultValue("")
        @Size(min = 32, message = "set TIEOUT_KEY_ENCRYPTION_SECRET to a random text of at least 32 characters")
        String encryptionSecret) {

    @Override
    public String toString() {
        return "KeyProperties[…]";
    }
}
