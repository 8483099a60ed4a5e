package io.tieout.ledger.receivable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What a customer may keep back for paying early.
///
/// @param percent of the invoice's total
/// @param days after the invoice date; the last of them counts
/// @param reducesTax whether the discount takes its part of the tax with it, as most laws want; else it is all revenue
public record EarlyPaymentTerms(BigDecimal percent, int days, boolean reducesTax) {

    private static final int MAX_DAYS = 3_650;
    private static final int MAX_DECIMALS = 6;

    public EarlyPaymentTerms {
        if (percent.signum() <= 0
                || percent.compareTo(BigDecimal.valueOf(100)) >= 0
                || percent.stripTrailingZeros().scale() > MAX_DECIMALS) {
            throw new DocumentRefused(
                    "earlyPayment/percent",
                    "must be above 0 and below 100, with at most " + MAX_DECIMALS + " decimals");
        }
        if (days < 0 || days > MAX_DAYS) {
            throw new DocumentRefused("earlyPayment/days", "must be 0 to " + MAX_DAYS);
        }
        percent = percent.stripTrailingZeros();
    }

    public LocalDate lastDay(LocalDate invoiceDate) {
        return invoiceDate.plusDays(days);
    }
}
