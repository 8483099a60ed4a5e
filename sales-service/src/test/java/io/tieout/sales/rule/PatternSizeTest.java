package io.tieout.sales.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternSizeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "abc 3",
                "a{5} 5",
                "a{2,} 2",
                "a{2,7}b 8",
                "a{0} 1",
                "(ab){3} 6",
                "(?:ab{2}){3} 9",
                "(?P<name>a){3} 3",
                "(?i)a{3} 3",
                "((a{10}){10}){10} 1000",
                "(a+b*){4}? 8",
                "(){7} 7",
                "a{2}{3} 6",
                "[(a{9}){9}]{3} 3",
                "[]{9}]{3} 3",
                "[^]{9}]{3} 3",
                "[[:alpha:]{9}]{3} 3",
                "\\({9} 9",
                "\\x{41}{3} 3",
                "\\p{Greek}{3} 3",
                "\\Q({9}\\E 4",
                "a{,5} 5",
                "a{x} 4"
            })
    void countsWhatIsWrittenOut(String pattern, long size) {
        assertThat(PatternSize.of(pattern)).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "(((((a{1000}){1000}){1000}){1000}){1000}){1000}",
                "((a{1000})\\Q\\E{1000})",
                "((a{1000})(?i){1000})",
                "(\\Q(\\Ea{1000}){1000}",
                "([)]a{1000}){1000}",
                "([]()]a{1000}){1000}",
                "((a{1000})+){1000}",
                "(a|(b{1000})?){2,1000}",
                "((a{1000}){1000",
                "(a{1000}){99999999999999999999}"
            })
    void seesThroughWhatHidesASize(String pattern) {
        assertThat(PatternSize.of(pattern)).isGreaterThan(1_000);
    }
}
