package io.tieout.reconciliation.statementmail;

/// What a mail says. Nothing that stands in its head has a line break or another control character: whoever could
/// write one into a name could write headers of their own.
final class Letter {

    private final String messageId;
    private final MailAddress to;
    private final String sender;
    private final String subject;
    private final String text;
    private final String fileName;
    private final byte[] file;
    private final String optOutUrl;

    /// @param messageId the same for each try, so that a receiver knows a copy
    /// @param sender the name beside the address that the mail comes from
    Letter(
            String messageId,
            MailAddress to,
            String sender,
            String subject,
            String text,
            String fileName,
            byte[] file,
            String optOutUrl) {
        this.messageId = oneLine(messageId);
        this.to = to;
        this.sender = oneLine(sender);
        this.subject = oneLine(subject);
        this.text = text;
        this.fileName = oneLine(fileName);
        this.file = file.clone();
        this.optOutUrl = oneLine(optOutUrl);
    }

    private static String oneLine(String text) {
        if (text.chars().anyMatch(Letter::breaksLines)) {
            throw new LetterUnsafe("A name for the head of the mail holds a line break or a control character");
        }
        return text;
    }

    private static boolean breaksLines(int character) {
        return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
    }

    String messageId() {
        return messageId;
    }

    MailAddress to() {
        return to;
    }

    String sender() {
        return sender;
    }

    String subject() {
        return subject;
    }

    String text() {
        return text;
    }

    String fileName() {
        return fileName;
    }

    byte[] file() {
        return file.clone();
    }

    /// Where its receiver says that no more mail is wanted.
    String optOutUrl() {
        return optOutUrl;
    }
}
