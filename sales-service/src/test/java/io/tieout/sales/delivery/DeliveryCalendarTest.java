package io.tieout.sales.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.id.Ids;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Reads what the calendar wrote by the grammar of RFC 5545.
class DeliveryCalendarTest {

    private static final Pattern CONTENT_LINE =
            Pattern.compile("[A-Z-]+(;[A-Z-]+=[^\":;,\\p{Cntrl}]+)*:[^\\p{Cntrl}]*");

    @Test
    void writesAnEventForEachPlannedDelivery() {
        var lines = unfolded(DeliveryCalendar.of(List.of(planned("Widget"), planned("Gadget"))));

        assertThat(lines).allMatch(line -> CONTENT_LINE.matcher(line).matches());
        assertThat(lines).startsWith("BEGIN:VCALENDAR", "VERSION:2.0").endsWith("END:VCALENDAR");
        assertThat(lines).filteredOn(line -> line.equals("BEGIN:VEVENT")).hasSize(2);
        assertThat(lines).filteredOn(line -> line.equals("END:VEVENT")).hasSize(2);
        assertThat(lines)
                .contains(
                        "DTSTAMP:20260401T081530Z",
                        "DTSTART;VALUE=DATE:20260430",
                        "DTEND;VALUE=DATE:20260501",
                        "SEQUENCE:2",
                        "SUMMARY:SO-2026-000001: 2.5 × Widget");
        assertThat(lines.stream().filter(line -> line.startsWith("UID:"))).doesNotHaveDuplicates();
    }

    @Test
    void escapesTextsAndLetsNothingBreakOut() {
        var lines = unfolded(DeliveryCalendar.of(List.of(planned("a;b,c\\d\r\nEND:VEVENT\u0007"))));

        assertThat(lines).contains("SUMMARY:SO-2026-000001: 2.5 × a\\;b\\,c\\\\d\\nEND:VEVENT");
        assertThat(lines).filteredOn(line -> line.equals("END:VEVENT")).hasSize(1);
    }

    @Test
    void foldsAtSeventyFiveOctetsAndNeverInsideACharacter() {
        var description = "送货单😀".repeat(40);
        var calendar = DeliveryCalendar.of(List.of(planned(description)));

        for (var line : calendar.split("\r\n")) {
            var octets = line.getBytes(StandardCharsets.UTF_8);
            assertThat(octets.length).isLessThanOrEqualTo(75);
            assertThat(new String(octets, StandardCharsets.UTF_8)).doesNotContain("\uFFFD");
        }
        assertThat(unfolded(calendar)).contains("SUMMARY:SO-2026-000001: 2.5 × " + description);
    }

    private static List<String> unfolded(String calendar) {
        assertThat(calendar).endsWith("\r\n");
        assertThat(calendar.replace("\r\n", "")).doesNotContain("\n", "\r");
        return List.of(calendar.replace("\r\n ", "").split("\r\n"));
    }

    private static PlannedDelivery planned(String description) {
        return new PlannedDelivery(
                LocalDate.of(2026, 4, 30),
                Ids.next(),
                "SO-2026-000001",
                Ids.next(),
                Ids.next(),
                "W",
                description,
                new BigDecimal("3.000000"),
                new BigDecimal("2.500000"),
                Ids.next(),
                3,
                Instant.parse("2026-04-01T08:15:30.5Z"));
    }
}
