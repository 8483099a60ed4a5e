package io.tieout.reconciliation.statementmail;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where one mail goes: one mailbox, and nothing beside it that could become a header, a second receiver or a
/// command to the mail server.
record MailAddress(String text) {

    private static final int MAX_LENGTH = 254;
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    /// @return empty for what is no address, or one that only few mail servers could reach
    static Optional<MailAddress> parse(String text) {
        var stripped = text.strip();
        return stripped.length() <= MAX_LENGTH && FORM.matcher(stripped).matches()
                ? Optional.of(new MailAddress(stripped))
                : Optional.empty();
    }

    /// Addresses are written to no log.
    @Override
    public String toString() {
        return "MailAddress[…]";
    }
}
