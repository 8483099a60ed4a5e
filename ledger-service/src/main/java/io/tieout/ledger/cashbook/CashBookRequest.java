package io.tieout.ledger.cashbook;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param atomic whether one bad line means that none is posted; true when absent
record CashBookRequest(
        @Nullable Boolean atomic, @NotEmpty @Size(max = 500) List<@NotNull @Valid Line> lines) {

    /// @param date the accounting date
    /// @param amount positive: it came in; negative: it went out
    /// @param counterAccount what it was for, or
    /// @param rule the name of what it was for
    /// @param text for people; no personal data
    /// @param reference the number of the receipt
    record Line(
            @NotNull LocalDate date,
            @NotNull AccountCode cashAccount,
            @NotNull Money amount,
            @Nullable AccountCode counterAccount,
            @Nullable CashBookRuleName rule,
            @NotBlank @Size(max = 500) String text,
            @Nullable @Size(min = 1, max = 100) String reference) {

        @AssertTrue(message = "or rule must say what it was for, one of them")
        boolean isCounterAccount() {
            return (counterAccount == null) != (rule == null);
        }

        CashBookLine toLine(AccountCode counter) {
            return new CashBookLine(date, cashAccount, amount, counter, text, reference);
        }
    }

    boolean isAtomic() {
        return !Boolean.FALSE.equals(atomic);
    }
}
