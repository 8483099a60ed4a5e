package io.tieout.customer.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FollowUpCalendarTest {

    @Test
    void escapesAndFoldsAsTheStandardSays() {
        var followUp = new FollowUp(
                new UUID(0, 1),
                new UUID(0, 2),
                "范例阳光; Contoh, PT",
                "Send the offer\nfor forty machines and the papers that the customs office wants",
                LocalDate.of(2026, 12, 31),
                new UUID(0, 3),
                new UUID(0, 3),
                Instant.parse("2026-06-30T10:00:00Z"),
                null,
                null,
                1);

        var calendar = FollowUpCalendar.of(List.of(followUp));

        assertThat(calendar).contains("DTSTART;VALUE=DATE:20261231\r\n").contains("DTEND;VALUE=DATE:20270101\r\n");
        assertThat(calendar.replace("\r\n ", ""))
                .contains("SUMMARY:范例阳光\\; Contoh\\, PT: Send the offer\\nfor forty machines and the papers that the"
                        + " customs office wants\r\n");
        for (var line : calendar.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
        }
    }
}
