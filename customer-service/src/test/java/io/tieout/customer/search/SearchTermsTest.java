package io.tieout.customer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.Transliterator;
import io.tieout.platform.id.Ids;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTermsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Müller & Söhne | muller,mueller,sohne,soehne,^mullersohne,~hne",
                "O'Reilly Straße | oreilly,strasse,^oreillystrasse",
                "深圳市腾飞电子 | 腾飞,飞,tengfeidianzi,tfdz,^深圳市腾飞电子,^shenzhenshitengfeidianzi",
                "騰飛電子 | 腾飞,tengfeidianzi,^腾飞电子",
                "重庆银行 | chongqingyinhang,yinhang,cqyh",
                "Щука | shchuka,^suka",
                "Юрий Хабаров | yuriy,yury,yuri,khabarov,habarov",
                "Soekardjo | soekardjo,sukarjo",
                "ＡＢＣ　Ｌｔｄ | abc,ltd"
            })
    void spellsNamesInEveryWayThatIsInUse(String name, String terms) {
        var entry = new SearchEntry(
                Ids.next(), SearchType.CUSTOMER, Ids.next(), null, name, null, List.of(name), List.of(), List.of());

        assertThat(SearchTerms.of(entry)).contains(terms.split(","));
    }

    /// Words of small letters and digits are not looked up in the tables of all scripts, which would leave
    /// them alone.
    @Test
    void spellsPlainWordsAsTheTablesWould() {
        var tables = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
        var random = new Random(1);
        for (int word = 0; word < 2_000; word++) {
            var text = random.ints(1 + random.nextInt(12), 0, 36)
                    .mapToObj(digit -> Character.toString(Character.forDigit(digit, 36)))
                    .collect(Collectors.joining());

            assertThat(new Spelling(text, false).latin()).first().isEqualTo(tables.transliterate(text));
            assertThat(Spelling.of(text.toUpperCase(Locale.ROOT))).containsExactly(new Spelling(text, false));
        }
        assertThat(new Spelling("soekardjo", false).latin()).containsExactly("soekardjo", "sukarjo");
    }

    @Test
    void keepsWholeNumbersAndEndsOfTelephoneNumbers() {
        var entry = new SearchEntry(
                Ids.next(),
                SearchType.CUSTOMER,
                Ids.next(),
                null,
                "X",
                "C-000001",
                List.of(),
                List.of("INV-2026-000042", "a@contoh.example"),
                List.of("+62 812-777"));

        assertThat(SearchTerms.of(entry))
                .contains("=inv2026000042", "inv", "2026", "000042", "~042", "=acontohexample", "contoh")
                .contains("#62812777", "#812777", "#777")
                .doesNotContain("#77");
    }

    @Test
    void boundsTheTermsOfALongName() {
        var name = "深".repeat(300);
        var entry = new SearchEntry(
                Ids.next(), SearchType.CUSTOMER, Ids.next(), null, name, null, List.of(name), List.of(), List.of());

        assertThat(SearchTerms.of(entry)).hasSizeLessThan(200).allMatch(term -> term.length() <= 61);
    }

    @Test
    void asksForBothSpellingsOfAWordAndForATelephoneNumberAsAtHome() {
        assertThat(SearchPhrase.of("Soekarno").words()).isEqualTo("((('soekarno':* | 'sukarno':*)))");
        assertThat(SearchPhrase.of("腾飞").words()).isEqualTo("((('腾飞')))");
        assertThat(SearchPhrase.of("腾飞").allWords()).isEmpty();
        assertThat(SearchPhrase.of("0812-777").allWords())
                .isEqualTo("((('0812':*) & ('777':*)) | ('#0812777':* | '#812777':*))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "!!", "'", "\\", "7", "\u0301"})
    void refusesWhatTellsTooLittle(String typed) {
        assertThatThrownBy(() -> SearchPhrase.of(typed)).isInstanceOf(InvalidSearch.class);
    }
}
