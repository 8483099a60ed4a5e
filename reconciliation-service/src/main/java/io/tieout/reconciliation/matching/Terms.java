package io.tieout.reconciliation.matching;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/// A discount for early payment, as in "2/10 net 30": two percent within ten days.
///
/// @param discountPercent of the gross amount
/// @param discountDays counted from the item's date; the last day still earns it
public record Terms(BigDecimal discountPercent, int discountDays) {

    private static final Pattern SHORT_FORM = Pattern.compile(
            "\\s*(\\d{1,2}(?:[.,]\\d{1,3})?)\\s*(?:%?\\s*/|%(?:\\s*\\p{L}+)?)\\s*(\\d{1,3})\\b.*", Pattern.DOTALL);

    public Terms {
        if (discountPercent.signum() <= 0 || discountDays < 0) {
            throw new IllegalArgumentException("a discount is positive and has days");
        }
    }

    /// Reads "2/10 net 30" and "2% within 10 days"; empty when there is no discount in it.
    public static Optional<Terms> parse(String text) {
        var match = SHORT_FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var percent = new BigDecimal(match.group(1).replace(',', '.'));
        return percent.signum() == 0
                ? Optional.empty()
                : Optional.of(new Terms(percent, Integer.parseInt(match.group(2))));
    }

    long discountOn(long amountMinor) {
        return discountPercent
                .multiply(BigDecimal.valueOf(amountMinor))
                .movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    boolean isEarned(LocalDate itemDate, LocalDate paidOn) {
        return !paidOn.isAfter(itemDate.plusDays(discountDays));
    }
}
