package io.tieout.ledger.settlementdiscount;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A discount to be given by hand.
///
/// @param percent of the invoice's total, or
/// @param amount what the invoice is to be owed less
record LateDiscount(
        InvoiceId invoiceId,
        @Nullable BigDecimal percent,
        @Nullable Money amount,
        boolean reducesTax,
        LocalDate date,
        String reason) {}
