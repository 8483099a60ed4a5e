package io.tieout.ledger.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.problem.BadRequest;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownAtTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, Asia/Jakarta, 2026-03-31T17:00:00Z",
        "2026-03-31, UTC, 2026-04-01T00:00:00Z",
        "2026-03-28, Europe/Berlin, 2026-03-28T23:00:00Z",
        "2026-03-29, Europe/Berlin, 2026-03-29T22:00:00Z",
        "2026-03-31T10:00:00Z, Europe/Berlin, 2026-03-31T10:00:00.000001Z"
    })
    void endsAfterTheDayOrTheInstant(String text, ZoneId zone, Instant before) {
        assertThat(KnownAt.parse(text, zone)).contains(new KnownAt(before));
    }

    @Test
    void isEverythingWhenNotGiven() {
        assertThat(KnownAt.parse(null, ZoneId.of("UTC"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-3-1",
                "2026-02-30",
                "9999-12-31",
                "+999999999-12-31",
                "+1000000000-12-31T23:59:59.999999999Z",
                "+999999999-12-31T23:59:59Z",
                "2026-03-31T10:00"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> KnownAt.parse(text, ZoneId.of("UTC"))).isInstanceOf(BadRequest.class);
    }
}
