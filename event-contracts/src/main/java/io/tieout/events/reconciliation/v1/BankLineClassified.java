package io.tieout.events.reconciliation.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// A bank line is no customer's payment; the ledger posts it by its rule for this kind.
///
/// @param matchId one id for every explanation of a line, so that undoing works the same way
/// @param kind `BANK_FEE`, `INTEREST`, `TAX`, `PAYROLL`, `OWN_TRANSFER` or `OTHER`
public record BankLineClassified(
        UUID matchId,
        UUID lineId,
        UUID bankAccountId,
        LocalDate bookingDate,
        Money amount,
        String kind,
        String decidedBy) {}
