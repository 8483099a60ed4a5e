package io.tieout.ledger.creditnote;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.tax.TaxedLine;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;

/// What an invoice in another currency left on one account for one tax rate, after what was credited before.
///
/// @param foreign in the invoice's currency
/// @param worth in the currency of the books
/// @param taxed what of the worth is taxed
record LeftInTheBooks(Money foreign, Money worth, Money taxed) {

    record Key(AccountCode account, String taxCode, BigDecimal percent) {

        Key {
            percent = percent.stripTrailingZeros();
        }

        static Key of(LineDraft line) {
            return new Key(
                    line.account(),
                    line.dimensions().getOrDefault(TaxedLine.CODE, ""),
                    new BigDecimal(line.dimensions().getOrDefault(TaxedLine.PERCENT, "0")));
        }
    }

    /// Whether a line of a credit note takes the whole of it.
    boolean isTakenBy(LineDraft line) {
        return line.amount().equals(foreign) && !worth.isNegative();
    }

    /// Whether a credit note takes all that is owed.
    boolean isOwed(Money total) {
        return total.negated().equals(foreign);
    }

    /// The line with all that is left, whatever its parts were converted to.
    ///
    /// @param line converted
    LineDraft line(LineDraft line, AccountCode revenue) {
        var rest = new LineDraft(line.account(), line.side(), worth, line.dimensions(), line.foreign());
        return line.account().equals(revenue) ? TaxedLine.taxed(rest, taxed) : rest;
    }
}
