package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.money.InvalidMoney;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.statementfile.StatementLine;
import io.tieout.reconciliation.statementfile.UnreadableFile;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// Figures of a file as money of the account.
final class Amounts {

    private Amounts() {}

    /// What the payer instructed. Said in another currency it is only a hint: one that cannot be is left out.
    static @Nullable Money instructed(StatementLine line, Currency currency) {
        var amount = line.instructed();
        var foreign = line.instructedCurrency();
        if (amount == null) {
            return null;
        }
        if (foreign == null) {
            return Money.ofMinor(minor(amount, currency), currency);
        }
        try {
            return Money.exact(amount, Currency.getInstance(foreign));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// @throws UnreadableFile when the figure has more decimals than its currency: rounding it would be a guess
    static long minor(BigDecimal amount, Currency currency) {
        try {
            return Money.exact(amount, currency).minorUnits();
        } catch (InvalidMoney e) {
            throw new UnreadableFile(
                    "amount-too-precise",
                    amount.toPlainString() + " is no amount in " + currency.getCurrencyCode() + ": it "
                            + e.getMessage(),
                    null);
        }
    }
}
