package io.tieout.sales.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/// Writes planned deliveries as a calendar (RFC 5545): one whole-day event for each line and day.
final class DeliveryCalendar {

    private static final int MAX_OCTETS = 75;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private DeliveryCalendar() {}

    static String of(List<PlannedDelivery> deliveries) {
        var calendar = new StringBuilder();
        line(calendar, "BEGIN:VCALENDAR");
        line(calendar, "VERSION:2.0");
        line(calendar, "PRODID:-//Tieout//Deliveries//EN");
        line(calendar, "CALSCALE:GREGORIAN");
        line(calendar, "METHOD:PUBLISH");
        for (var delivery : deliveries) {
            event(calendar, delivery);
        }
        line(calendar, "END:VCALENDAR");
        return calendar.toString();
    }

    private static void event(StringBuilder calendar, PlannedDelivery delivery) {
        var day = delivery.plannedOn();
        line(calendar, "BEGIN:VEVENT");
        line(calendar, "UID:" + uid(delivery.orderId(), delivery.lineId()) + "-" + basic(day));
        line(calendar, "DTSTAMP:" + stamp(delivery.plannedAt()));
        line(calendar, "SEQUENCE:" + (delivery.planVersion() - 1));
        line(calendar, "DTSTART;VALUE=DATE:" + basic(day));
        line(calendar, "DTEND;VALUE=DATE:" + basic(day.plusDays(1)));
        line(
                calendar,
                "SUMMARY:"
                        + text(delivery.orderNumber() + ": "
                                + delivery.open().stripTrailingZeros().toPlainString() + " × "
                                + delivery.description()));
        line(calendar, "TRANSP:TRANSPARENT");
        line(calendar, "END:VEVENT");
    }

    private static String uid(UUID orderId, UUID lineId) {
        return orderId + "-" + lineId;
    }

    private static String basic(java.time.LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    private static String stamp(Instant instant) {
        return STAMP.format(instant);
    }

    /// Section 3.3.11: backslash, semicolon, comma and line breaks are escaped; other control characters are none.
    private static String text(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    /// Section 3.1: lines end with CR LF and are folded at 75 octets, never inside a character.
    private static void line(StringBuilder calendar, String content) {
        int octets = 0;
        for (int index = 0; index < content.length(); ) {
            int codePoint = content.codePointAt(index);
            var character = Character.toString(codePoint);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > MAX_OCTETS) {
                calendar.append("\r\n ");
                octets = 1;
            }
            calendar.append(character);
            octets += size;
            index += Character.charCount(codePoint);
        }
        calendar.append("\r\n");
    }
}
