package io.tieout.reconciliation.statementmail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;

/// What a mail server tells of a mail that it was to deliver (RFC 3464). Anybody can write such a mail, so it counts
/// only for the mail whose id stands in the head that it sends back: nobody but its receiver knows that.
///
/// @param mailId empty when the report does not send back the head of a mail of ours
record DeliveryReport(Optional<UUID> mailId, List<Outcome> outcomes) {

    private static final int MAX_PARTS = 10;
    private static final int MAX_RECIPIENTS = 50;
    private static final Pattern MESSAGE_ID = Pattern.compile("<([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})@tieout>");
    private static final Pattern STATUS = Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})\\b.*");

    DeliveryReport {
        outcomes = List.copyOf(outcomes);
    }

    /// For one receiver.
    ///
    /// @param action `failed`, `delayed`, `delivered`, `relayed` or `expanded`
    /// @param status RFC 3463, empty when it is none
    record Outcome(String action, String status) {

        boolean isFailed() {
            return action.equalsIgnoreCase("failed");
        }
    }

    Optional<Outcome> failure() {
        return outcomes.stream().filter(Outcome::isFailed).findFirst();
    }

    /// @return empty for a mail that is no report of this kind
    static Optional<DeliveryReport> parse(byte[] mail) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
            if (!message.isMimeType("multipart/report")) {
                return Optional.empty();
            }
            return parse(new MimeMultipart(message.getDataHandler().getDataSource()));
        } catch (MessagingException | IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<DeliveryReport> parse(MimeMultipart parts) throws MessagingException, IOException {
        var mailId = Optional.<UUID>empty();
        List<Outcome> outcomes = new ArrayList<>();
        boolean isReport = false;
        for (int number = 0; number < Math.min(parts.getCount(), MAX_PARTS); number++) {
            var part = parts.getBodyPart(number);
            var content = part.getInputStream().readAllBytes();
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                isReport = true;
                outcomes.addAll(outcomes(content));
            } else if (part.isMimeType("message/rfc822")
                    || part.isMimeType("text/rfc822-headers")
                    || part.isMimeType("message/global")
                    || part.isMimeType("message/global-headers")) {
                mailId = mailId(new InternetHeaders(new ByteArrayInputStream(content)));
            }
        }
        return isReport ? Optional.of(new DeliveryReport(mailId, outcomes)) : Optional.empty();
    }

    /// One group of fields for the mail, then one for each receiver.
    private static List<Outcome> outcomes(byte[] content) throws MessagingException {
        var in = new ByteArrayInputStream(content);
        List<Outcome> outcomes = new ArrayList<>();
        for (int group = 0; in.available() > 0 && group < MAX_RECIPIENTS; group++) {
            var fields = new InternetHeaders(in);
            var action = fields.getHeader("Action", null);
            var status = fields.getHeader("Status", null);
            if (action != null) {
                var told = STATUS.matcher(status == null ? "" : status.strip());
                outcomes.add(new Outcome(action.strip(), told.matches() ? told.group(1) : ""));
            }
        }
        return outcomes;
    }

    private static Optional<UUID> mailId(InternetHeaders head) {
        var id = head.getHeader("Message-ID", null);
        var found = MESSAGE_ID.matcher(id == null ? "" : id.strip());
        return found.matches() ? Optional.of(UUID.fromString(found.group(1))) : Optional.empty();
    }
}
