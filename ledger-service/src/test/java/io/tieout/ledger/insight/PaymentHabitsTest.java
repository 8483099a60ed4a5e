package io.tieout.ledger.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.insight.PaymentHabits.Method;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaymentHabitsTest {

    private static final UUID CUSTOMER = new UUID(0, 1);
    private static final UUID MAIN = new UUID(0, 2);
    private static final UUID CARDS = new UUID(0, 3);

    @Test
    void prefersTheWayOfMostInvoicesAndTakesTheMedianOfTheDaysBetween() {
        var habits = PaymentHabits.of(List.of(
                receipt("2026-01-05", PaymentMethod.BANK_ACCOUNT, MAIN, 2, "100.00"),
                receipt("2026-02-05", PaymentMethod.BANK_ACCOUNT, CARDS, 1, "900.00"),
                receipt("2026-02-05", PaymentMethod.BANK_ACCOUNT, MAIN, 1, "50.00"),
                receipt("2026-02-20", PaymentMethod.MONEY_ON_ACCOUNT, null, 1, "20.00"),
                receipt("2026-04-05", PaymentMethod.BANK_ACCOUNT, MAIN, 1, "10.00")));

        assertThat(habits.methods())
                .containsExactly(
                        new Method(PaymentMethod.BANK_ACCOUNT, MAIN, 3, 4, eur("160.00")),
                        new Method(PaymentMethod.BANK_ACCOUNT, CARDS, 1, 1, eur("900.00")),
                        new Method(PaymentMethod.MONEY_ON_ACCOUNT, null, 1, 1, eur("20.00")));
        assertThat(habits.paymentDays()).isEqualTo(4);
        // 31, 15 and 44 days.
        assertThat(habits.medianDaysBetween()).isEqualByComparingTo("31");
        assertThat(habits.usualDayOfMonth()).isEqualTo(5);
    }

    @Test
    void takesTheMiddleOfTwoMedians() {
        var habits = PaymentHabits.of(List.of(
                receipt("2026-01-01", PaymentMethod.ELSEWHERE, null, 1, "1.00"),
                receipt("2026-01-11", PaymentMethod.ELSEWHERE, null, 1, "1.00"),
                receipt("2026-01-24", PaymentMethod.ELSEWHERE, null, 1, "1.00")));

        assertThat(habits.medianDaysBetween()).isEqualTo(new BigDecimal("11.5"));
        // Each day came once: the earliest.
        assertThat(habits.usualDayOfMonth()).isEqualTo(1);
    }

    @Test
    void seesNoCycleInTwoPayments() {
        var habits = PaymentHabits.of(List.of(
                receipt("2026-01-01", PaymentMethod.ELSEWHERE, null, 1, "1.00"),
                receipt("2026-01-11", PaymentMethod.ELSEWHERE, null, 1, "1.00")));

        assertThat(habits.paymentDays()).isEqualTo(2);
        assertThat(habits.medianDaysBetween()).isNull();
        assertThat(habits.usualDayOfMonth()).isNull();
    }

    private static Receipt receipt(
            String day, PaymentMethod method, @Nullable UUID account, long invoices, String amount) {
        return new Receipt(CUSTOMER, LocalDate.parse(day), method, account, invoices, eur(amount));
    }

    private static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
