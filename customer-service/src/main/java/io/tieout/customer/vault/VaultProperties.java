package io.tieout.customer.vault;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param keysetFile JSON with two Tink keysets, `encryption` and `index`; nobody but this service reads it
@Validated
@ConfigurationProperties("customer.vault")
record VaultProperties(
        @NotBlank(message = "must name the file with the keys (TIEOUT_CUSTOMER_KEYSET_FILE)")
        String keysetFile) {}
