package io.tieout.customer.party;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Müller & Söhne GmbH | MUELLER UND SOEHNE|false",
                "Müller & Söhne GmbH | Muller Sohne|true",
                "PT Sinar Jaya Tbk | sinar jaya|true",
                "深圳市范例科技有限公司 | 深圳市范例科技|true",
                "ＡＢＣ　Ｌｔｄ | abc|true",
                "ООО «Ромашка» | romaska|true",
                "Acme Corporation | Acme Holding|false"
            })
    void saysWhetherTwoSpellingsAreOneName(String left, String right, boolean same) {
        assertThat(FoldedName.comparable(left).equals(FoldedName.comparable(right)))
                .isEqualTo(same);
    }

    @Test
    void keepsNameThatIsNothingButLegalForms() {
        assertThat(FoldedName.comparable("Company Limited")).isEqualTo("companylimited");
    }

    @Test
    void spellsChineseInPinyinForSearching() {
        assertThat(FoldedName.searchable("腾飞电子")).isEqualTo("teng fei dian zi");
    }
}
