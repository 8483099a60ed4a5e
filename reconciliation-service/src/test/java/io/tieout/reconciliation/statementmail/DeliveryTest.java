package io.tieout.reconciliation.statementmail;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.reconciliation.statementmail.Delivery.Postponed;
import io.tieout.reconciliation.statementmail.Delivery.Refused;
import io.tieout.reconciliation.statementmail.Delivery.Uncertain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.1 No such user", "550 No such user", "553 5.1.3 Bad mailbox", "551 5.1.6 Moved"})
    void knowsAnAddressWhereNobodyIs(String answer) {
        var code = Integer.parseInt(answer.substring(0, 3));
        assertThat(Delivery.answerToAddress(code, answer)).isEqualTo(new Refused(answer, true));
    }

    /// One wrong setting of ours must not shut out every customer.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "554 5.7.1 Relay access denied",
                "550 relay not permitted",
                "550 5.7.26 This mail has no SPF",
                "530 5.7.0 Must issue a STARTTLS command first",
                "530 Authentication required"
            })
    void doesNotBlameTheAddressForWhatIsOurFault(String answer) {
        var code = Integer.parseInt(answer.substring(0, 3));
        assertThat(Delivery.answerToAddress(code, answer)).isEqualTo(new Refused(answer, false));
    }

    @Test
    void triesAgainWhatCertainlyWasNotTaken() {
        assertThat(Delivery.answerToAddress(451, "451 4.7.1 Greylisted"))
                .isEqualTo(new Postponed("451 4.7.1 Greylisted", false));
        assertThat(Delivery.answerToAddress(-1, "[EOF]")).isEqualTo(new Postponed("[EOF]", false));
        assertThat(Delivery.answerToMail(421, "421 Busy")).isEqualTo(new Postponed("421 Busy", false));
        assertThat(Delivery.answerToMail(535, "535 Wrong password"))
                .isEqualTo(new Postponed("535 Wrong password", true));
        assertThat(Delivery.answerToMail(552, "552 Too large")).isEqualTo(new Refused("552 Too large", false));
    }

    @Test
    void knowsNothingWhenTheLastAnswerDidNotCome() {
        assertThat(Delivery.answerToMail(-1, "[EOF]")).isEqualTo(new Uncertain("[EOF]"));
    }

    @Test
    void keepsOfAnAnswerNeitherTheAddressNorLineBreaks() {
        assertThat(Delivery.failure("550 5.1.1 <gone@example.com>: \r\nno such user gone@example.com\u0000"))
                .isEqualTo("550 5.1.1 … no such user …");
        assertThat(Delivery.failure("x ".repeat(1_000))).hasSize(Delivery.MAX_FAILURE);
    }
}
