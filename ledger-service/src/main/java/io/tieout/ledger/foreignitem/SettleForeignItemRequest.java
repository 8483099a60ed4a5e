package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.currency.Rate;
import io.tieout.platform.money.Money;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Says that an item, or a part of it, was paid.
///
/// @param amount in the item's currency; all that is open when absent
/// @param account where the money went to or came from: one that holds money, no control account. One that
/// is kept in the item's currency is charged at its average; any other in the currency of the books
/// @param exchangeRate what a unit was worth on that day, or
/// @param companyAmount what was received or paid in the currency of the books; else the rate of the day counts
record SettleForeignItemRequest(
        @Nullable Money amount,
        @NotNull LocalDate effectiveDate,
        @NotNull AccountCode account,
        @Nullable Rate exchangeRate,
        @Nullable Money companyAmount) {

    @AssertTrue(message = "is given twice: send exchangeRate or companyAmount")
    boolean isWorthOnce() {
        return exchangeRate == null || companyAmount == null;
    }
}
