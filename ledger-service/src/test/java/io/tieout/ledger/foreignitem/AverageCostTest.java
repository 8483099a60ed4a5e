package io.tieout.ledger.foreignitem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.ledger.currency.Rate;
import io.tieout.platform.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AverageCostTest {

    private static final Money PAISA = Money.parse("0.01", "INR");
    private static final Rate DAY = Rate.parse("100");

    @ParameterizedTest
    @CsvSource({
        // What comes in is worth the rate of its day.
        "0.00,    0.00,      10.00,  1000.00",
        "5.00,    450.00,    10.00,  1000.00",
        // What goes out leaves at the average, and the last of it takes the rest.
        "400.00,  37700.00, -388.00, -36569.00",
        "12.00,   1131.00,   -12.00, -1131.00",
        "3.00,    100.00,    -1.00,  -33.33",
        // Beyond what is there, and below zero, the day counts.
        "10.00,   900.00,    -11.00, -1000.00",
        "-5.00,   -450.00,   -1.00,  -100.00",
        "-5.00,   -450.00,   2.00,   180.00",
        "-5.00,   -450.00,   6.00,   550.00"
    })
    void saysWhatAMovementIsWorth(String balance, String carrying, String amount, String worth) {
        var average = new AverageCost(Money.parse(balance, "USD"), Money.parse(carrying, "INR"));

        assertThat(average.worth(Money.parse(amount, "USD"), DAY, PAISA)).isEqualTo(Money.parse(worth, "INR"));
    }

    @Test
    void isUnknownWhereTheBooksSayTheOpposite() {
        var average = new AverageCost(Money.parse("100.00", "USD"), Money.parse("-5.00", "INR"));

        assertThatThrownBy(() -> average.worth(Money.parse("-1.00", "USD"), DAY, PAISA))
                .isInstanceOf(AverageCostUnknown.class)
                .hasMessageContaining("100.00");
    }

    @Test
    void leavesNothingBehindHoweverItIsSpent() {
        var average = new AverageCost(Money.parse("100.00", "USD"), Money.parse("9433.37", "INR"));
        for (var spent : new String[] {"-33.33", "-0.01", "-17.77", "-48.89"}) {
            var amount = Money.parse(spent, "USD");
            assertThat(average.covers(amount)).isTrue();
            average = average.plus(amount, average.worth(amount, DAY, PAISA));
        }
        assertThat(average.balance().isZero()).isTrue();
        assertThat(average.carrying().isZero()).isTrue();
        assertThat(average.covers(Money.parse("-0.01", "USD"))).isFalse();
    }
}
