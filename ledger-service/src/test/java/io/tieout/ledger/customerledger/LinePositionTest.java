package io.tieout.ledger.customerledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinePositionTest {

    @Test
    void tellsNothingOnlyWhereSomebodyWaitsForIt() {
        assertThat(LinePosition.NOTHING.tells(false, false)).isTrue();
        assertThat(new LinePosition(7, 1, false).tells(false, false)).isFalse();
        assertThat(new LinePosition(7, 1, false).tells(false, true)).isTrue();
        assertThat(new LinePosition(7, 2, true).tells(false, true)).isFalse();
        assertThat(new LinePosition(7, 2, true).tells(true, true)).isTrue();
    }
}
