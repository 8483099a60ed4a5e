package io.tieout.ledger.insight;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// By which way a customer pays, and how often.
///
/// @param methods the preferred one first
/// @param paymentDays on how many days money came
/// @param medianDaysBetween from one payment day to the next; absent below three
/// @param usualDayOfMonth on which most payments came, the earlier of two; absent below three
record PaymentHabits(
        List<Method> methods,
        long paymentDays,
        @Nullable BigDecimal medianDaysBetween,
        @Nullable Integer usualDayOfMonth) {

    private static final int FEWEST_DAYS = 3;

    /// @param payments on how many days
    /// @param invoices how many of them, each time anew
    record Method(PaymentMethod method, @Nullable UUID bankAccountId, long payments, long invoices, Money amount) {}

    private record Way(PaymentMethod method, @Nullable UUID bankAccountId) {}

    PaymentHabits {
        methods = List.copyOf(methods);
    }

    /// @param receipts of one customer in one currency
    static PaymentHabits of(List<Receipt> receipts) {
        var days = receipts.stream().map(Receipt::day).distinct().sorted().toList();
        boolean enough = days.size() >= FEWEST_DAYS;
        return new PaymentHabits(
                methods(receipts), days.size(), enough ? median(days) : null, enough ? dayOfMonth(days) : null);
    }

    private static List<Method> methods(List<Receipt> receipts) {
        var ways = new LinkedHashMap<Way, List<Receipt>>();
        for (var receipt : receipts) {
            ways.computeIfAbsent(new Way(receipt.method(), receipt.bankAccountId()), key -> new ArrayList<>())
                    .add(receipt);
        }
        return ways.entrySet().stream()
                .map(way -> method(way.getKey(), way.getValue()))
                .sorted(Comparator.comparingLong(Method::invoices)
                        .thenComparing(Method::amount)
                        .reversed()
                        .thenComparing(Method::method)
                        .thenComparing(method -> String.valueOf(method.bankAccountId())))
                .toList();
    }

    private static Method method(Way way, List<Receipt> receipts) {
        return new Method(
                way.method(),
                way.bankAccountId(),
                receipts.stream().map(Receipt::day).distinct().count(),
                receipts.stream().mapToLong(Receipt::invoices).sum(),
                Money.sum(
                        receipts.stream().map(Receipt::amount).toList(),
                        receipts.getFirst().amount().currency()));
    }

    private static BigDecimal median(List<LocalDate> days) {
        var gaps = new ArrayList<Long>();
        for (int index = 1; index < days.size(); index++) {
            gaps.add(ChronoUnit.DAYS.between(days.get(index - 1), days.get(index)));
        }
        gaps.sort(Comparator.naturalOrder());
        int middle = gaps.size() / 2;
        long twice = gaps.size() % 2 == 1 ? 2 * gaps.get(middle) : gaps.get(middle - 1) + gaps.get(middle);
        return BigDecimal.valueOf(twice * 5, 1);
    }

    private static Integer dayOfMonth(List<LocalDate> days) {
        return days.stream()
                .collect(Collectors.groupingBy(LocalDate::getDayOfMonth, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<Integer, Long>comparingByValue()
                        .thenComparing(Map.Entry.<Integer, Long>comparingByKey().reversed()))
                .orElseThrow()
                .getKey();
    }
}
