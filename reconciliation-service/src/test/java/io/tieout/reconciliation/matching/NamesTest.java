package io.tieout.reconciliation.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Müller & Söhne GmbH | MUELLER UND SOEHNE",
                "Müller & Söhne GmbH | MULLER SOHNE KG",
                "Łódź Øre Æther Ltd. | LODZ ORE AETHER",
                "L'Étoile S.à r.l. | LETOILE",
                "Zielony Las Sp. z o.o. | ZIELONY LAS SPZOO",
                "Nordisk Træ A/S | NORDISK TRAE AS",
                "Comercial Sol S.A. de C.V. | COMERCIAL SOL",
                "PT Maju Jaya Abadi Tbk | MAJU JAYA ABADI, PT",
                "CV. Sinar Terang | SINAR TERANG",
                "ООО «Ромашка» | Romashka LLC",
                "ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ \"Щука\" | SHCHUKA LTD",
                "ИП Ёлкина Юлия | ELKINA YULIYA",
                "Елена Харитонова | YELENA KHARITONOVA",
                "Елена Харитонова | ELENA HARITONOVA",
                "深圳市騰飛電子科技有限公司 | 深圳市腾飞电子科技有限公司",
                "深圳市腾飞电子科技有限公司 | SHENZHEN SHI TENGFEI DIANZI KEJI YOUXIAN GONGSI",
                "华东（上海）贸易股份有限公司 | 华东上海贸易",
                "LINDNER, ANNA | Anna Lindner",
            })
    void spellingsOfOneNameMeet(String one, String other) {
        var common = new HashSet<>(Names.keys(one));
        common.retainAll(Names.keys(other));
        assertThat(common).as("%s and %s", Names.keys(one), Names.keys(other)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lindner Nord GmbH | Lindner Süd GmbH",
                "Lindner, Ltd | Ltd Lindner Partner",
                "Holding AG | Group AG",
                "上海华东贸易有限公司 | 上海华西贸易有限公司",
                "ООО «Альянс» | ООО «Прогресс»",
            })
    void differentNamesDoNot(String one, String other) {
        var common = new HashSet<>(Names.keys(one));
        common.retainAll(Names.keys(other));
        assertThat(common).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {18, 27, 35, 70})
    void aNameAsLongAsAFieldMayBeCut(int length) {
        assertThat(Names.mayBeCut("x".repeat(length))).isTrue();
        assertThat(Names.mayBeCut("x".repeat(length - 1) + " ")).isTrue();
        assertThat(Names.mayBeCut("x".repeat(length + 1))).isFalse();
        assertThat(Names.mayBeCut("x".repeat(length - 2))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Budi Santoso | TRSF E-BANKING CR 0203 BUDI SANTOSO | true",
                "Budi Santoso | TRSFCR0203BUDISANTOSO | true",
                "Budi Santoso | BUDI HARTONO SANTOSO | false",
                "Tan | TANAMAN HIAS | false",
                "Tan | dari TAN | true",
                "永兴贸易有限公司 | 转账永兴贸易货款 | true",
            })
    void standsInATextWordForWord(String name, String text, boolean stands) {
        assertThat(Names.standsIn(name, Text.normalise(text))).isEqualTo(stands);
    }
}
