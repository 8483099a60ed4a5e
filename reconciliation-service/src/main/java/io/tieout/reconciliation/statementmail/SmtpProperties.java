package io.tieout.reconciliation.statementmail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The mail server; without a host no mail is sent, and none is asked for.
///
/// @param startTls whether the connection must be encrypted
/// @param from the address that mails come from
/// @param bounceAddress where mails go that come back; to `from` when empty
/// @param addressKey secret that hashes suppressed addresses; they are not known any more after it changed
/// @param timeout for each step of the talk with the server
@Validated
@ConfigurationProperties("reconciliation.mail")
record SmtpProperties(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("true") boolean startTls,
        @DefaultValue("") String from,
        @DefaultValue("") String bounceAddress,
        @DefaultValue("") String addressKey,
        @DefaultValue("20s") Duration timeout) {

    private static final int MIN_KEY = 16;

    SmtpProperties {
        if (!host.isBlank()
                && (!isAddress(from)
                        || !(bounceAddress.isBlank() || isAddress(bounceAddress))
                        || addressKey.length() < MIN_KEY)) {
            throw new IllegalArgumentException("Mail is sent by " + host + ": set reconciliation.mail.from"
                    + " (TIEOUT_MAIL_FROM) to the address it comes from, reconciliation.mail.bounce-address"
                    + " (TIEOUT_MAIL_BOUNCES_TO) to an address or leave it out, and reconciliation.mail.address-key"
                    + " (TIEOUT_MAIL_ADDRESS_KEY) to a secret of at least " + MIN_KEY + " characters");
        }
    }

    private static boolean isAddress(String text) {
        return MailAddress.parse(text).isPresent();
    }

    boolean isConfigured() {
        return !host.isBlank();
    }

    String bouncesTo() {
        return bounceAddress.isBlank() ? from : bounceAddress;
    }

    @Override
    public String toString() {
        return "SmtpProperties[" + host + "]";
    }
}
