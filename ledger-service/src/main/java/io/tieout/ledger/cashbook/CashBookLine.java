package io.tieout.ledger.cashbook;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.CashFlowCategory;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of a cash book.
///
/// @param amount positive: it came in; negative: it went out
/// @param counterAccount what it was for
record CashBookLine(
        LocalDate date,
        AccountCode cashAccount,
        Money amount,
        AccountCode counterAccount,
        String text,
        @Nullable String reference) {

    static final int CASH = 0;
    static final int COUNTER = 1;

    /// @param account the cash account, null when it does not exist
    /// @throws CashBookLineRefused when it makes no entry
    EntryDraft entry(UUID companyId, @Nullable Account account, UUID by) {
        if (account != null && account.mapping().cashFlow() != CashFlowCategory.CASH) {
            throw CashBookLineRefused.noCash(cashAccount);
        }
        if (amount.isZero()) {
            throw CashBookLineRefused.zero();
        }
        if (amount.minorUnits() == Long.MIN_VALUE) {
            // The one amount whose other side does not fit.
            throw CashBookLineRefused.tooLarge();
        }
        if (cashAccount.equals(counterAccount)) {
            throw CashBookLineRefused.sameAccount(cashAccount);
        }
        boolean in = amount.isPositive();
        var cash = in ? LineDraft.debit(cashAccount, amount) : LineDraft.credit(cashAccount, amount.abs());
        var counter = in ? LineDraft.credit(counterAccount, amount) : LineDraft.debit(counterAccount, amount.abs());
        return new EntryDraft(
                EntryId.next(),
                companyId,
                date,
                date,
                EntrySource.CASH_BOOK,
                null,
                text,
                by,
                List.of(referring(cash), referring(counter)));
    }

    private LineDraft referring(LineDraft line) {
        return reference == null ? line : line.with("reference", reference);
    }
}
