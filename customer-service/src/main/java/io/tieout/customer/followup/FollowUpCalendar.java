package io.tieout.customer.followup;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Writes follow-ups as a calendar (RFC 5545): one whole-day event each.
final class FollowUpCalendar {

    private static final int MAX_OCTETS = 75;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private FollowUpCalendar() {}

    static String of(List<FollowUp> followUps) {
        var calendar = new StringBuilder();
        line(calendar, "BEGIN:VCALENDAR");
        line(calendar, "VERSION:2.0");
        line(calendar, "PRODID:-//Tieout//Follow-ups//EN");
        line(calendar, "CALSCALE:GREGORIAN");
        line(calendar, "METHOD:PUBLISH");
        for (var followUp : followUps) {
            event(calendar, followUp);
        }
        line(calendar, "END:VCALENDAR");
        return calendar.toString();
    }

    private static void event(StringBuilder calendar, FollowUp followUp) {
        var day = followUp.dueOn();
        line(calendar, "BEGIN:VEVENT");
        line(calendar, "UID:" + followUp.followUpId());
        line(calendar, "DTSTAMP:" + STAMP.format(followUp.createdAt()));
        line(calendar, "SEQUENCE:" + (followUp.version() - 1));
        line(calendar, "DTSTART;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(day));
        line(calendar, "DTEND;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(day.plusDays(1)));
        line(calendar, "SUMMARY:" + text(followUp.customerName() + ": " + followUp.title()));
        line(calendar, "TRANSP:TRANSPARENT");
        line(calendar, "END:VEVENT");
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
