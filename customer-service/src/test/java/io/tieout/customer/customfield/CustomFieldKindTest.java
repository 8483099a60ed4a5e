package io.tieout.customer.customfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomFieldKindTest {

    private static final List<String> CHOICES = List.of("GOLD", "SILVER");

    @ParameterizedTest
    @CsvSource({
        "TEXT, ' a b ', a b",
        "NUMBER, 12.50, 12.5",
        "NUMBER, -0.0, 0",
        "NUMBER, 1000, 1000",
        "NUMBER, 12345678901234567890.0123456789, 12345678901234567890.0123456789",
        "MONEY, 12.50 EUR, 12.50 EUR",
        "DATE, 2026-02-28, 2026-02-28",
        "CHOICE, GOLD, GOLD",
        "BOOLEAN, true, true",
        "PARTY, 019A6B1E-0000-7000-8000-000000000003, 019a6b1e-0000-7000-8000-000000000003",
    })
    void spellsEqualValuesAlike(CustomFieldKind kind, String written, String spelled) {
        assertThat(kind.spell(written, CHOICES)).isEqualTo(spelled);
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, ' '",
        "NUMBER, 1e3",
        "NUMBER, '1,5'",
        "MONEY, 12.5 EUR",
        "MONEY, 12.50",
        "MONEY, 12.50 XXY",
        "DATE, 2026-02-30",
        "CHOICE, gold",
        "BOOLEAN, yes",
        "PARTY, 4711",
    })
    void refusesWhatIsNotOfTheKind(CustomFieldKind kind, String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> kind.spell(written, CHOICES));
    }

    @Test
    void readsMoneyAndTruthAsJsonHasThem() {
        assertThat(CustomFieldKind.MONEY.read(Map.of("amount", "12.50", "currency", "EUR"), List.of()))
                .isEqualTo("12.50 EUR");
        assertThat(CustomFieldKind.MONEY.show("12.50 EUR")).isEqualTo(Map.of("amount", "12.50", "currency", "EUR"));
        assertThat(CustomFieldKind.BOOLEAN.read(true, List.of())).isEqualTo("true");
        assertThat(CustomFieldKind.BOOLEAN.show("true")).isEqualTo(true);
        assertThatIllegalArgumentException().isThrownBy(() -> CustomFieldKind.MONEY.read("12.50 EUR", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> CustomFieldKind.BOOLEAN.read("true", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> CustomFieldKind.NUMBER.read(12, List.of()));
    }
}
