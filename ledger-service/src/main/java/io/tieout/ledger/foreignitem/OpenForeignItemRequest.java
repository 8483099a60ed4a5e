package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.currency.Rate;
import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Something owed in another currency that has no document here, for example a supplier's bill.
///
/// @param side whether it is owed to the company or by it
/// @param account on which it stands; no control account
/// @param counterAccount what it was owed for
/// @param effectiveDate accounting date
/// @param exchangeRate what a unit of its currency is worth; the rate of the day when absent
/// @param reference for people, for example the supplier's invoice number
/// @param text of the entry; no personal data
record OpenForeignItemRequest(
        @NotNull ItemSide side,
        @NotNull AccountCode account,
        @NotNull AccountCode counterAccount,
        @NotNull Money amount,
        @NotNull LocalDate effectiveDate,
        @Nullable LocalDate dueDate,
        @Nullable Rate exchangeRate,
        @Nullable @Size(min = 1, max = 100) String reference,
        @NotBlank @Size(max = 500) String text) {}
