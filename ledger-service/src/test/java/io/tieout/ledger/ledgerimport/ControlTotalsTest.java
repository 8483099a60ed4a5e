package io.tieout.ledger.ledgerimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlTotalsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @Test
    void addsUpWhatFitsAndRefusesTheRest() {
        var entry = entry(Money.ofMinor(9_999_999_999_999_999L, EUR));

        var totals = ControlTotals.of(Collections.nCopies(900, entry), EUR);
        assertThat(totals.currencies().getFirst().debit()).isEqualTo(Money.ofMinor(8_999_999_999_999_999_100L, EUR));

        var tooMany = Collections.nCopies(1_000, entry);
        assertThatThrownBy(() -> ControlTotals.of(tooMany, EUR)).isInstanceOf(ImportTooLarge.class);
    }

    private static EntryDraft entry(Money amount) {
        return new EntryDraft(
                EntryId.next(),
                Ids.next(),
                DAY,
                DAY,
                EntrySource.IMPORT,
                null,
                "Large",
                null,
                List.of(
                        LineDraft.debit(new AccountCode("1110"), amount),
                        LineDraft.credit(new AccountCode("4100"), amount)));
    }
}
