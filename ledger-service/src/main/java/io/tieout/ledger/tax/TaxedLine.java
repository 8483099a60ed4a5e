package io.tieout.ledger.tax;

import io.tieout.documenttotals.TaxRate;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;

/// Says on a line of the journal which tax it is about. The tax report reads these dimensions and nothing else, so
/// that it always has what the books have.
public final class TaxedLine {

    public static final String CODE = "taxCode";
    public static final String PERCENT = "taxRatePercent";

    /// What was taxed, where that is not the line's own amount.
    public static final String BASE = "taxBase";

    /// Whose tax a base belongs to, where that is not the tax on sales.
    public static final String DIRECTION = "taxDirection";

    private TaxedLine() {}

    /// A line with what is taxed.
    ///
    /// @param taxed the base: the line's own amount, unless only a part of it is taxed
    public static LineDraft base(LineDraft line, TaxRate rate, Money taxed) {
        var marked = tax(line, rate);
        return taxed.equals(line.amount()) ? marked : marked.with(BASE, taxed.amount());
    }

    /// A line with what was bought and taxed.
    public static LineDraft purchase(LineDraft line, TaxRate rate, Money taxed) {
        return base(line, rate, taxed).with(DIRECTION, "INPUT");
    }

    /// The same with the base in the currency of the books, which the tax report reads.
    ///
    /// @param increment the smallest step of the company's amounts
    public static LineDraft inTheBooks(LineDraft line, Currency currency, Rate rate, Money increment) {
        var taxed = line.dimensions().get(BASE);
        return taxed == null
                ? line
                : line.with(
                        BASE,
                        rate.convert(Money.exact(new BigDecimal(taxed), currency), increment)
                                .amount());
    }

    /// What of a line is taxed, in the line's currency.
    static Money taxedOf(LineDraft line) {
        var taxed = line.dimensions().get(BASE);
        return taxed == null
                ? line.amount()
                : Money.exact(new BigDecimal(taxed), line.amount().currency());
    }

    /// A line of which so much is taxed, whatever it said before.
    public static LineDraft taxed(LineDraft line, Money taxed) {
        var about = new HashMap<>(line.dimensions());
        about.remove(BASE);
        if (!taxed.equals(line.amount())) {
            about.put(BASE, taxed.amount());
        }
        return new LineDraft(line.account(), line.side(), line.amount(), about, line.foreign());
    }

    /// A line with the tax itself, where another line of the entry has the base.
    public static LineDraft tax(LineDraft line, TaxRate rate) {
        return line.with(CODE, rate.code()).with(PERCENT, rate.percent().toPlainString());
    }

    /// A line with the tax itself, where no line of the entry has the base.
    public static LineDraft taxOf(LineDraft line, TaxRate rate, Money taxed) {
        return tax(line, rate).with(BASE, taxed.amount());
    }
}
