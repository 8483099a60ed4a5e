package io.tieout.customer.customerimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.sheet.UnreadableSheet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerColumnsTest {

    @Test
    void knowsHeadingsByTheirWords() {
        assertThat(CustomerColumns.of(List.of("客户名称", "国家", "税号"), Map.of()))
                .containsExactly("name", "country", "taxId");
        assertThat(CustomerColumns.of(List.of("Nama Perusahaan", "NEGARA", "No. Telepon"), Map.of()))
                .containsExactly("name", "country", "phone");
        assertThat(CustomerColumns.of(List.of("Company_Name", "E-Mail", "attribute:Sector", "key:erp"), Map.of()))
                .containsExactly("name", "email", "attribute:Sector", "key:erp");
    }

    @Test
    void takesWhatTheSenderSaysFirst() {
        assertThat(CustomerColumns.of(
                        List.of("Name", "Firma", "Farbe"), Map.of("Name", "", "Firma", "name", "Farbe", "")))
                .containsExactly("ignored:Name", "name", "ignored:Farbe");
    }

    @Test
    void refusesWhatItCannotTell() {
        refuses(List.of("name", "Kundennummer"), Map.of(), "'Kundennummer' is unknown");
        refuses(List.of("name", "Company"), Map.of(), "'name' and 'Company' both mean 'name'");
        refuses(List.of("name", "x"), Map.of("x", "colour"), "'x' is unknown");
        refuses(List.of("name"), Map.of("x", "name"), "names the column 'x'");
        refuses(List.of("country"), Map.of(), "'name' is missing");
    }

    private static void refuses(List<String> headings, Map<String, String> mapping, String reason) {
        assertThatExceptionOfType(UnreadableSheet.class)
                .isThrownBy(() -> CustomerColumns.of(headings, mapping))
                .satisfies(refusal -> assertThat(refusal.detail()).contains(reason));
    }
}
