package io.tieout.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class PlainTextTest {

    @Test
    void judgesEveryCharacterAsTheFirewallDoes() {
        assertThat(differences(PlainText::isName, StrictHttpFirewall.ALLOWED_PARAMETER_NAMES))
                .isEmpty();
        assertThat(differences(PlainText::isName, StrictHttpFirewall.ALLOWED_HEADER_NAMES))
                .isEmpty();
        assertThat(differences(PlainText::isHeaderValue, StrictHttpFirewall.ALLOWED_HEADER_VALUES))
                .isEmpty();
    }

    private static int[] differences(Predicate<String> ours, Predicate<String> theirs) {
        return IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
                .filter(character -> {
                    var text = "a" + Character.toString(character) + "b";
                    return ours.test(text) != theirs.test(text);
                })
                .toArray();
    }

    @Test
    void takesTheEmptyText() {
        assertThat(PlainText.isName("")).isTrue();
    }
}
