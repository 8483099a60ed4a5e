package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A statement line while its reader puts it together.
final class LineDraft {

    private static final int MAX_TEXT = 2000;
    private static final Pattern UNCLEAN = Pattern.compile("[\\p{Cntrl}\\s]+");

    int entry;

    @Nullable
    LocalDate bookingDate;

    @Nullable
    LocalDate valueDate;

    BigDecimal amount = BigDecimal.ZERO;

    @Nullable
    String currency;

    @Nullable
    String counterpartyName;

    @Nullable
    String counterpartyIban;

    @Nullable
    String remittance;

    @Nullable
    String structuredReference;

    @Nullable
    String bankReference;

    @Nullable
    String endToEndId;

    @Nullable
    String bankTransactionCode;

    @Nullable
    BigDecimal instructed;

    @Nullable
    String instructedCurrency;

    @Nullable
    BigDecimal charges;

    boolean reversal;

    StatementLine toLine(LocalDate booked) {
        return new StatementLine(
                entry,
                booked,
                valueDate == null ? booked : valueDate,
                amount,
                currency,
                text(counterpartyName),
                iban(counterpartyIban),
                remittance == null ? "" : clean(remittance),
                text(structuredReference),
                text(bankReference),
                text(endToEndId),
                text(bankTransactionCode),
                instructed,
                instructedCurrency,
                charges,
                reversal);
    }

    private static @Nullable String text(@Nullable String value) {
        var cleaned = value == null ? "" : clean(value);
        return cleaned.isEmpty() ? null : cleaned;
    }

    private static @Nullable String iban(@Nullable String value) {
        var cleaned = value == null ? "" : clean(value).replace(" ", "");
        return cleaned.isEmpty() ? null : cleaned;
    }

    /// One line, no control characters, no runs of spaces.
    static String clean(String value) {
        var cleaned =
                isClean(value) ? value : UNCLEAN.matcher(value).replaceAll(" ").strip();
        return cleaned.length() <= MAX_TEXT ? cleaned : cleaned.substring(0, MAX_TEXT);
    }

    /// Nearly every text is: looking is much cheaper than replacing.
    private static boolean isClean(String value) {
        boolean space = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == 0x7F || (c == ' ' && space)) {
                return false;
            }
            space = c == ' ';
        }
        return !space || value.isEmpty();
    }
}
