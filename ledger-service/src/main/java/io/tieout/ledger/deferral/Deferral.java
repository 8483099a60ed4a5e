package io.tieout.ledger.deferral;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An amount spread over months.
///
/// @param balanceAccount where it waits
/// @param resultAccount where it goes month by month
/// @param invoiceId the invoice behind it, and likewise
/// @param documentEntryId the journal entry of another document
record Deferral(
        UUID companyId,
        DeferralId id,
        DeferralKind kind,
        String description,
        Money amount,
        int months,
        YearMonth firstMonth,
        AccountCode balanceAccount,
        AccountCode resultAccount,
        @Nullable InvoiceId invoiceId,
        @Nullable EntryId documentEntryId,
        UUID createdBy) {

    /// Each month the same, rounded half up and never more than is left; the last one takes the rest.
    List<Instalment> instalments() {
        var even = Money.of(
                amount.toBigDecimal()
                        .divide(
                                BigDecimal.valueOf(months),
                                amount.toBigDecimal().scale() + 1,
                                RoundingMode.DOWN),
                amount.currency(),
                RoundingMode.HALF_UP);
        var instalments = new ArrayList<Instalment>();
        var left = amount;
        for (int number = 1; number <= months; number++) {
            var part = number == months ? left : even.min(left);
            left = left.minus(part);
            instalments.add(new Instalment(
                    number, Ids.next(), firstMonth.plusMonths(number - 1L).atEndOfMonth(), part));
        }
        return instalments;
    }
}
