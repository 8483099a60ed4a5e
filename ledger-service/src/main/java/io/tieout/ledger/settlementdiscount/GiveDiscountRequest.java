package io.tieout.ledger.settlementdiscount;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A discount given by hand.
///
/// @param percent of the invoice's total, or
/// @param amount what the invoice is to be owed less
/// @param reducesTax whether it takes its part of the tax with it; true when absent
/// @param effectiveDate accounting date; today when absent
record GiveDiscountRequest(
        @NotNull InvoiceId invoiceId,

        @Nullable @Positive @DecimalMax("100") @Digits(integer = 3, fraction = 6)
        BigDecimal percent,

        @Nullable Money amount,
        @Nullable Boolean reducesTax,
        @Nullable LocalDate effectiveDate,
        @NotBlank @Size(max = 500) String reason) {

    @AssertTrue(message = "is needed, or amount: one of the two")
    boolean isPercent() {
        return (percent == null) != (amount == null);
    }

    LateDiscount toDiscount(LocalDate today) {
        return new LateDiscount(
                invoiceId,
                percent,
                amount,
                !Boolean.FALSE.equals(reducesTax),
                effectiveDate == null ? today : effectiveDate,
                reason);
    }
}
