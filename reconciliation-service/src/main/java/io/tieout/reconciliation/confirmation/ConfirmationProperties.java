package io.tieout.reconciliation.confirmation;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param publicUrl where customers reach the gateway, without a slash at its end
@Validated
@ConfigurationProperties("reconciliation.confirmation")
record ConfirmationProperties(@NotBlank String publicUrl) {}
