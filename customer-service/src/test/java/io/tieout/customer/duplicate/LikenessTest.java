package io.tieout.customer.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A small set of pairs of which a person knows whether they are one: name, tax id, country, e-mail, phone of each.
class LikenessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Legal forms, case, punctuation.
                "PT Maju Jaya;;ID;; | MAJU JAYA, Tbk.;;ID;;",
                "Müller Maschinenbau GmbH;;DE;info@mm.example; | Mueller Maschinenbau;;DE;info@mm.example; ",
                "Müller & Söhne GmbH;;DE;; | Muller Sohne;;;;",
                "CV. Sinar Abadi;;ID;; | Sinar Abadi;;ID;;",
                // Other scripts, and another way to write them.
                "北京大进贸易有限公司;;CN;; | 北京大進貿易;;CN;;",
                "上海华信贸易有限公司;;CN;; | Shanghai Huaxin Maoyi;;CN;;",
                "ООО Ромашка;;RU;; | Romashka LLC;;RU;;",
                "АО Северный Ветер;;RU;; | ао «северный ветер»;;RU;;",
                // A slip of the pen, and something that is theirs.
                "Toko Makmur Sentosa;;ID;;+62 812 7770 1010 | Toko Makmur Sentsoa;;ID;;0812-7770-1010",
                "Budi Santoso;;;budi@x.example; | Santoso Budi;;;budi@x.example;",
                // A number of a register says more than a name.
                "Nordwind Handel;DE136695976;DE;; | Handelshaus Nordwind AG;DE136695976;DE;;",
            })
    void findsThoseThatAreOne(String one, String other) {
        assertThat(likeness(one, other)).matches(found -> found != null && found.isEnough());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Firms of one house.
                "PT Maju Jaya;;ID;a@maju.example;021 555 01010 | PT Maju Jaya Abadi;;ID;b@maju.example;021 555 01010",
                "Lindner Weberei GmbH;;DE;; | Lindner Spinnerei GmbH;;DE;;",
                "Lindner Holding GmbH;;DE;i@lindner.example; | Lindner Handel GmbH;;DE;s@lindner.example;",
                // Branches at one switchboard.
                "Bank Sejahtera Cabang Bandung;;ID;;021 500 0000 | Bank Sejahtera Cabang Jakarta;;ID;;021 500 0000",
                "Apotek Sehat 12;;ID;;021 500 0001 | Apotek Sehat 13;;ID;;021 500 0001",
                // Pinyin without tones is the same.
                "上海华信贸易有限公司;;CN;; | 上海华鑫贸易有限公司;;CN;;",
                "张伟;;CN;; | 章玮;;CN;;",
                // Russian names a letter apart.
                "ООО Восток;;RU;; | ООО Востор;;RU;;",
                // Two shops of one owner.
                "Kopi Kenangan;;ID;a@kopi.example;021 555 01010 | Warung Kenangan;;ID;a@kopi.example;+62 21 555 01010",
                // The same name, and evidence that they are two.
                "Sinar Jaya;DE136695976;;; | Sinar Jaya;DE811569869;;;",
                "Delta Trading Ltd;;GB;; | Delta Trading LLC;;US;;",
                "ABC;;ID;; | ABD;;ID;;",
                "Sumber Rejeki;;ID;x@gmail.com; | Sumber Makmur;;ID;y@gmail.com;",
            })
    void leavesAloneThoseThatAreTwo(String one, String other) {
        assertThat(likeness(one, other)).matches(found -> found == null || !found.isEnough());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Budi Santoso;;;budi@x.example; | Budi Santoso;;;budi@x.example; | true",
                "Budi Santoso;;;;0812 7770 1010 | Budi Santoso;;;b@y.example;+62 812 7770 1010 | true",
                "Budi Santoso;;;budi@x.example; | Budi Santoso;;;santoso@y.example; | false",
                "Budi Santoso;;;office@x.example; | Dewi Lestari;;;office@x.example; | false",
            })
    void tellsPeopleApartByHowTheyAreReached(String one, String other, boolean areOne) {
        var found = Likeness.of(profile(RecordKind.CONTACT, one), profile(RecordKind.CONTACT, other));

        assertThat(found != null && found.isEnough()).isEqualTo(areOne);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT Maju Jaya;;ID;; | MAJU JAYA, Tbk.;;ID;;",
                "ООО Ромашка;;RU;; | Romashka LLC;;RU;;",
                "上海华信贸易有限公司;;CN;; | Shanghai Huaxin Maoyi;;CN;;",
                "Toko Makmur Sentosa;;ID;;+62 812 7770 1010 | Toko Makmur Sentsoa;;ID;;0812-7770-1010",
                "Nordwind Handel;DE136695976;DE;; | Handelshaus AG;DE136695976;DE;;",
            })
    void comparesOnlyThoseThatShareAKey(String one, String other) {
        assertThat(Collections.disjoint(
                        profile(RecordKind.CUSTOMER, one).keys(),
                        profile(RecordKind.CUSTOMER, other).keys()))
                .isFalse();
    }

    private static @Nullable Likeness likeness(String one, String other) {
        return Likeness.of(profile(RecordKind.CUSTOMER, one), profile(RecordKind.CUSTOMER, other));
    }

    private static Profile profile(RecordKind kind, String text) {
        var parts =
                Arrays.stream((text + " ").split(";", -1)).map(String::strip).toList();
        return new Profile(
                UUID.randomUUID(),
                kind,
                List.of(Spelling.of(parts.get(0))),
                orNull(parts.get(1)),
                orNull(parts.get(2)),
                parts.get(3).isEmpty() ? Set.of() : Set.of(parts.get(3)),
                Stream.of(parts.get(4)).flatMap(Profile::phone).collect(Collectors.toSet()),
                Set.of());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
