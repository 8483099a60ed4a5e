package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.money.InvalidMoney;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.statementfile.UnreadableFile;
import java.math.BigDecimal;
import java.util.Currency;

/// Figures of a file as money of the account.
final class Amounts {

    private Amounts() {}

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
