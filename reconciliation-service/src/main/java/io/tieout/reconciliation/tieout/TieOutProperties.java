package io.tieout.reconciliation.tieout;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param receivableAccount code of the receivables' control account in the ledger's chart
@Validated
@ConfigurationProperties("reconciliation.tie-out")
record TieOutProperties(@DefaultValue("1200") @NotBlank String receivableAccount) {}
