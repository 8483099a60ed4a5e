package io.tieout.reconciliation.workbench;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.activity.OwnerFilter;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which lines of the queue are wanted; null wants all.
///
/// @param states none means those that a person has to look at
/// @param min of the amount, whether in or out
/// @param words pieces of what stands in the line, each from its beginning
record QueueFilter(
        List<QueueState> states,
        @Nullable UUID bankAccountId,
        @Nullable Currency currency,
        @Nullable Long min,
        @Nullable Long max,
        @Nullable LocalDate bookedFrom,
        @Nullable LocalDate bookedTo,
        OwnerFilter owner,
        List<String> words,
        QueueSort sort) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final int MOST_WORDS = 8;

    QueueFilter {
        states = states.isEmpty()
                ? List.copyOf(QueueState.forPeople())
                : states.stream().distinct().sorted().toList();
        words = List.copyOf(words);
        if (currency == null && (min != null || max != null || sort == QueueSort.AMOUNT)) {
            throw new CurrencyRequired();
        }
    }

    static List<String> wordsOf(@Nullable String text) {
        return text == null
                ? List.of()
                : WORD.matcher(text)
                        .results()
                        .map(result -> result.group())
                        .limit(MOST_WORDS)
                        .toList();
    }

    static @Nullable Long minor(@Nullable String amount, @Nullable Currency currency) {
        if (amount == null) {
            return null;
        }
        if (currency == null) {
            throw new CurrencyRequired();
        }
        return Math.absExact(Money.parse(amount, currency.getCurrencyCode()).minorUnits());
    }
}
