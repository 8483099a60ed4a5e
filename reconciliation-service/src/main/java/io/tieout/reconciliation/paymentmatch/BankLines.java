package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.matching.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bank lines in the engine's words.
final class BankLines {

    private BankLines() {}

    static Line forMatching(BankLine line, boolean suggestOnly) {
        return forMatching(line, null, suggestOnly);
    }

    /// @param payout how a provider says that the line comes about
    static Line forMatching(BankLine line, Line.@Nullable Payout payout, boolean suggestOnly) {
        var name = line.counterpartyName();
        return new Line(
                line.lineId().toString(),
                line.bookingDate(),
                line.amountMinor(),
                line.currency(),
                new Line.Payer(name == null ? "" : name, line.counterpartyIban()),
                line.remittance(),
                line.structuredReference(),
                line.amountMinor() > 0 && !line.reversal() ? line.endToEndId() : null,
                new Line.Bank(
                        line.bankAccountId().toString(),
                        line.bankReference(),
                        line.bankTransactionCode(),
                        line.reversal()),
                line.instructed(),
                money(line, line.chargesMinor()),
                List.of(),
                payout,
                suggestOnly);
    }

    private static @Nullable Money money(BankLine line, @Nullable Long minor) {
        return minor == null ? null : Money.ofMinor(minor, line.currency());
    }
}
