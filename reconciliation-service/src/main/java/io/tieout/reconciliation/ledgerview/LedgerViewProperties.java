package io.tieout.reconciliation.ledgerview;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Accounts to ask for where the ledger has not told yet which account has which role.
///
/// @param receivableAccount code of the receivables' control account in the ledger's chart
/// @param payableAccount code of the control account of suppliers' bills
/// @param revenueAccount code of the account on which invoices book what was earned
@Validated
@ConfigurationProperties("reconciliation.ledger-view")
record LedgerViewProperties(
        @DefaultValue("1200") @NotBlank String receivableAccount,
        @DefaultValue("2120") @NotBlank String payableAccount,
        @DefaultValue("4100") @NotBlank String revenueAccount) {

    String fallback(LedgerRole role) {
        return switch (role) {
            case RECEIVABLE -> receivableAccount;
            case PAYABLE -> payableAccount;
            case REVENUE -> revenueAccount;
        };
    }
}
