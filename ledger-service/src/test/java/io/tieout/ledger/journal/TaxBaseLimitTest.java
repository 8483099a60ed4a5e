package io.tieout.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxBaseLimitTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @ParameterizedTest
    @ValueSource(strings = {"100000000000000.00", "999999999999999", "99999999999999.991", "999999999999999.9999"})
    void refusesByHandWhatNoAmountCanBe(String base) {
        assertThatThrownBy(() -> JournalEntry.of(entry(EntrySource.MANUAL, base), EUR))
                .isInstanceOfSatisfying(EntryRefused.class, refused -> assertThat(
                                refused.errors().getFirst().pointer())
                        .isEqualTo("/lines/0/dimensions/taxBase"));
    }

    @Test
    void takesWhatAnAmountCanBeAndLeavesDocumentsAlone() {
        assertThatCode(() -> JournalEntry.of(entry(EntrySource.MANUAL, "99999999999999.99"), EUR))
                .doesNotThrowAnyException();
        assertThatCode(() -> JournalEntry.of(entry(EntrySource.MANUAL, "half of it"), EUR))
                .doesNotThrowAnyException();
        assertThatCode(() -> JournalEntry.of(entry(EntrySource.REVERSAL, "999999999999999"), EUR))
                .doesNotThrowAnyException();
    }

    private static EntryDraft entry(EntrySource source, String base) {
        var one = Money.ofMinor(100, EUR);
        return new EntryDraft(
                EntryId.next(),
                Ids.next(),
                DAY,
                DAY,
                source,
                null,
                "Tax",
                null,
                List.of(
                        LineDraft.debit(new AccountCode("1110"), one).with("taxBase", base),
                        LineDraft.credit(new AccountCode("4100"), one)));
    }
}
