package io.tieout.reconciliation.ledgerview;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param revenueAccount code of the account in the ledger's chart on which invoices book what was earned
@Validated
@ConfigurationProperties("reconciliation.ledger-view")
record LedgerViewProperties(@DefaultValue("4100") @NotBlank String revenueAccount) {}
