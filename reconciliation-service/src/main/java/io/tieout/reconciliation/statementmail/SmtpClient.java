package io.tieout.reconciliation.statementmail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Talks to the mail server.
@Component
class SmtpClient {

    private static final Logger log = LoggerFactory.getLogger(SmtpClient.class);
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final SmtpProperties properties;
    private final Clock clock;
    private final Session session;

    SmtpClient(SmtpProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.session = Session.getInstance(settings(properties));
    }

    private static Properties settings(SmtpProperties properties) {
        var millis = Long.toString(properties.timeout().toMillis());
        var settings = new Properties();
        settings.setProperty(
                "mail.smtp.auth", Boolean.toString(!properties.username().isBlank()));
        settings.setProperty("mail.smtp.starttls.enable", Boolean.toString(properties.startTls()));
        settings.setProperty("mail.smtp.starttls.required", Boolean.toString(properties.startTls()));
        // The certificate is checked; a certificate for another name than the server's is refused.
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.setProperty("mail.smtp.connectiontimeout", millis);
        settings.setProperty("mail.smtp.timeout", millis);
        settings.setProperty("mail.smtp.writetimeout", millis);
        // Bounces go there.
        settings.setProperty("mail.smtp.from", properties.bouncesTo());
        return settings;
    }

    boolean isConfigured() {
        return properties.isConfigured();
    }

    Delivery send(Letter letter) {
        MimeMessage message;
        try {
            message = message(letter);
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new Delivery.Refused(failure(e), false);
        }
        Transport transport;
        try {
            transport = session.getTransport("smtp");
            // Without a name no password either, or the system's own user would sign in with an empty one.
            transport.connect(
                    properties.host(),
                    properties.port(),
                    blankToNull(properties.username()),
                    blankToNull(properties.password()));
        } catch (MessagingException e) {
            return new Delivery.Postponed(failure(e), true);
        }
        try {
            return send(transport, message);
        } finally {
            close(transport);
        }
    }

    /// What goes wrong after the server's answer changes nothing about it.
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            log.debug("The mail server was left without a good-bye", e);
        }
    }

    private static Delivery send(Transport transport, MimeMessage message) {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new Delivery.Taken();
        } catch (MessagingException e) {
            return failed(e);
        }
    }

    private MimeMessage message(Letter letter) throws MessagingException, UnsupportedEncodingException {
        var text = new MimeBodyPart();
        text.setText(letter.text(), UTF_8);
        var file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(letter.file(), "application/pdf")));
        file.setFileName(letter.fileName());
        file.setDisposition(Part.ATTACHMENT);
        var message = new MessageWithId(session, letter.messageId());
        message.setFrom(new InternetAddress(properties.from(), letter.sender(), UTF_8));
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress(letter.to().text(), true));
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        // RFC 8058: whoever reads mail in a browser has a button for it. Only an https address counts as one there.
        message.setHeader("List-Unsubscribe", "<" + letter.optOutUrl() + ">");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        message.setContent(new MimeMultipart(text, file));
        return message;
    }

    private static Delivery failed(MessagingException failure) {
        for (Exception cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException address) {
                return Delivery.answerToAddress(address.getReturnCode(), text(address));
            }
        }
        for (Exception cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPSendFailedException mail) {
                return Delivery.answerToMail(mail.getReturnCode(), text(mail));
            }
        }
        return new Delivery.Uncertain(failure(failure));
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static String failure(Exception failure) {
        return Delivery.failure(text(failure));
    }

    private static String text(Exception failure) {
        return String.valueOf(failure.getMessage());
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }

    /// Keeps the id that it is given, where mails usually make up a new one.
    private static final class MessageWithId extends MimeMessage {

        private final String id;

        private MessageWithId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
