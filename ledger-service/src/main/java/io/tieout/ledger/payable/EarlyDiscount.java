package io.tieout.ledger.payable;

import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.ledger.tax.TaxedLine;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What a supplier lets us keep back for paying early.
///
/// @param percent of the total, with its tax
/// @param days after the document's date; the last of them counts
record EarlyDiscount(BigDecimal percent, int days) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    EarlyDiscount {
        if (percent.signum() <= 0 || percent.compareTo(HUNDRED) >= 0 || percent.scale() > 2) {
            throw new BillRefused("earlyPayment/percent", "must be above 0 and below 100, with two digits at most");
        }
    }

    Money of(Money total) {
        return Money.of(total.toBigDecimal().multiply(percent).divide(HUNDRED), total.currency(), RoundingMode.HALF_UP);
    }

    boolean isInTime(LocalDate documentDate, LocalDate paidOn) {
        return !paidOn.isAfter(documentDate.plusDays(days));
    }

    /// Costs and input tax are less by their shares; the largest take what rounding leaves.
    ///
    /// @param posted the bill's own lines
    static List<LineDraft> shares(List<LineDraft> posted, Money discount) {
        var debits = posted.stream().filter(line -> line.side() == Side.DEBIT).toList();
        var shares = discount.allocate(
                debits.stream().map(line -> line.amount().minorUnits()).toList());
        var lines = new ArrayList<LineDraft>();
        for (int index = 0; index < debits.size(); index++) {
            if (shares.get(index).isPositive()) {
                lines.add(share(debits.get(index), shares.get(index)));
            }
        }
        return lines;
    }

    private static LineDraft share(LineDraft line, Money share) {
        var less = new LineDraft(line.account(), Side.CREDIT, share, line.dimensions());
        var base = line.dimensions().get(TaxedLine.BASE);
        if (base == null) {
            return less;
        }
        var taxed = new BigDecimal(base)
                .multiply(share.toBigDecimal())
                .divide(line.amount().toBigDecimal(), 10, RoundingMode.HALF_UP);
        return TaxedLine.taxed(less, Money.of(taxed, share.currency(), RoundingMode.HALF_UP));
    }
}
