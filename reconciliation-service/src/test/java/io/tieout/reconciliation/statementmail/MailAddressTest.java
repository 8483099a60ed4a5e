package io.tieout.reconciliation.statementmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@example.com", " First.Last+tag@mail.example.co.id ", "o'brien@example.com", "x@host"})
    void takesOneMailbox(String text) {
        assertThat(MailAddress.parse(text)).hasValue(new MailAddress(text.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a@b@example.com",
                "a@example.com, b@example.com",
                "a@example.com;b@example.com",
                "<a@example.com>",
                "Ana <a@example.com>",
                "a@example.com\r\nBcc: b@example.com",
                "a@example.com\nRCPT TO:<b@example.com>",
                "a\u0000@example.com",
                "a@example.com\u2028Bcc: b@example.com",
                "\"a b\"@example.com",
                "a..b@example.com",
                "a@-example.com",
                "a@example..com",
                "a@exa mple.com",
                "顾客@example.com"
            })
    void refusesWhateverIsMoreThanThat(String text) {
        assertThat(MailAddress.parse(text)).isEmpty();
    }

    @Test
    void refusesAnAddressLongerThanAnyMailServerTakes() {
        assertThat(MailAddress.parse("a".repeat(250) + "@b.cc")).isEmpty();
    }

    @Test
    void isTheSameInUpperAndLowerCaseAndAnotherOneInEachCompany() {
        var company = UUID.fromString("01900000-0000-7000-8000-000000000001");
        var other = UUID.fromString("01900000-0000-7000-8000-000000000002");
        var key = "a secret of the test";
        var hash = AddressHash.of(company, "Ana@Example.com", key).toString();

        assertThat(AddressHash.of(company, "ana@example.COM", key)).hasToString(hash);
        assertThat(AddressHash.of(other, "ana@example.com", key).toString()).isNotEqualTo(hash);
        assertThat(AddressHash.of(company, "ana@example.com", key + "!").toString())
                .isNotEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Lindner\r\nBcc: b@example.com", "Lindner\nX: y", "Lindner\u0000", "Lind\u2028ner", "\u007f"})
    void keepsLineBreaksOutOfTheHeadOfALetter(String name) {
        var to = new MailAddress("a@example.com");
        var file = new byte[0];

        assertThatThrownBy(() -> new Letter("<1@tieout>", to, name, "S", "T", "f.pdf", file, "https://x"))
                .isInstanceOf(LetterUnsafe.class);
        assertThatThrownBy(() -> new Letter("<1@tieout>", to, "N", name, "T", "f.pdf", file, "https://x"))
                .isInstanceOf(LetterUnsafe.class);
        assertThatThrownBy(() -> new Letter("<1@tieout>", to, "N", "S", "T", name, file, "https://x"))
                .isInstanceOf(LetterUnsafe.class);
        assertThat(new Letter("<1@tieout>", to, "N", "S", name, "f.pdf", file, "https://x").text())
                .isEqualTo(name);
    }
}
