package io.tieout.endtoend;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tieout.localstack.LocalStack;
import io.tieout.localstack.part.Part;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/// A mail server that keeps what a stack sends.
final class TestMailbox implements AutoCloseable {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    TestMailbox() {
        server.start();
    }

    /// The stack sends its mail there.
    LocalStack configure(LocalStack stack) {
        return stack.environment(Part.RECONCILIATION, "TIEOUT_SMTP_HOST", "127.0.0.1")
                .environment(
                        Part.RECONCILIATION,
                        "TIEOUT_SMTP_PORT",
                        Integer.toString(server.getSmtp().getPort()))
                .environment(Part.RECONCILIATION, "TIEOUT_SMTP_STARTTLS", "false")
                .environment(Part.RECONCILIATION, "TIEOUT_MAIL_FROM", "books@example.com");
    }

    List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    @Override
    public void close() {
        server.stop();
    }
}
