package io.tieout.reconciliation.statementmail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.reconciliation.statementmail.DeliveryReport.Outcome;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReportTest {

    private static final UUID MAIL = UUID.fromString("01900000-0000-7000-8000-00000000000a");

    @Test
    void readsWhichMailCameBackAndWhy() {
        var report = DeliveryReport.parse(bounce(MAIL, "failed", "5.1.1")).orElseThrow();

        assertThat(report.mailId()).hasValue(MAIL);
        assertThat(report.outcomes()).containsExactly(new Outcome("failed", "5.1.1"));
        assertThat(report.failure()).isPresent();
    }

    @Test
    void readsOneWholeMailSentBackAndSeveralReceivers() {
        var text = new String(bounce(MAIL, "delayed", "4.4.1 (timed out)"), UTF_8)
                .replace("text/rfc822-headers", "message/rfc822")
                .replace(
                        "Action: delayed",
                        "Action: delivered\nStatus: 2.0.0\n\nFinal-Recipient: rfc822;b@x\nAction: Failed");
        var report = DeliveryReport.parse(text.getBytes(UTF_8)).orElseThrow();

        assertThat(report.mailId()).hasValue(MAIL);
        assertThat(report.outcomes())
                .containsExactly(new Outcome("delivered", "2.0.0"), new Outcome("Failed", "4.4.1"));
        assertThat(report.failure()).hasValue(new Outcome("Failed", "4.4.1"));
    }

    @Test
    void tellsADelayFromAFailure() {
        assertThat(DeliveryReport.parse(bounce(MAIL, "delayed", "4.4.1"))
                        .orElseThrow()
                        .failure())
                .isEmpty();
    }

    @Test
    void knowsNoMailWhereTheHeadSentBackIsOfAnother() {
        var text = new String(bounce(MAIL, "failed", "5.1.1"), UTF_8);

        assertThat(DeliveryReport.parse(text.replace("@tieout>", "@elsewhere>").getBytes(UTF_8))
                        .orElseThrow()
                        .mailId())
                .isEmpty();
        assertThat(DeliveryReport.parse(
                                text.replace("Message-ID: <", "Message-ID: <x").getBytes(UTF_8))
                        .orElseThrow()
                        .mailId())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no mail at all",
                "Subject: Out of office\n\nI am away",
                "Content-Type: multipart/report\n\nno boundary",
                "Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: text/plain\n\nOnly words\n--x--",
                "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n"
                        + "Action: failed\n--x--"
            })
    void isNoneForWhatNoMailServerWrote(String mail) {
        assertThat(DeliveryReport.parse(mail.getBytes(UTF_8))).isEmpty();
    }

    static byte[] bounce(UUID mail, String action, String status) {
        return """
                From: MAILER-DAEMON@example.com
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                --b1
                Content-Type: text/plain

                This is the mail system.

                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.com

                Final-Recipient: rfc822; someone@example.com
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 5.1.1 No such user

                --b1
                Content-Type: text/rfc822-headers

                From: books@example.com
                Message-ID: <%s@tieout>
                Subject: Statement of account

                --b1--
                """.formatted(action, status, mail).getBytes(UTF_8);
    }
}
