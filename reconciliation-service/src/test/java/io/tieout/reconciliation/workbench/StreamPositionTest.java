package io.tieout.reconciliation.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StreamPositionTest {

    @Test
    void comesBackAsItWentOut() {
        for (var position : List.of(new StreamPosition(0, 0), new StreamPosition(77, Long.MAX_VALUE))) {
            assertThat(StreamPosition.parse(position.text())).contains(position);
        }
    }

    @Test
    void isNothingElse() {
        for (var text :
                List.of("", "-", "1", "1-", "-1", "1-2-3", "1-99999999999999999999", "9223372036854775808-1", "x-1")) {
            assertThat(StreamPosition.parse(text)).as(text).isEmpty();
        }
        assertThat(StreamPosition.parse("1-9999999999999999999")).isEmpty();
    }
}
