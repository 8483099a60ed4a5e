package io.tieout.events.reconciliation.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A bank account of the company is connected; the ledger opens its accounts and posts the opening balance.
///
/// @param name how people call it
/// @param openingBalance what the bank says it held at the start of `openingDate`; zero posts nothing
public record BankAccountConnected(
        UUID bankAccountId,
        String name,
        @Nullable String iban,
        String currency,
        Money openingBalance,
        LocalDate openingDate) {}
