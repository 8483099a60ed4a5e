package io.tieout.documenttotals;

import io.tieout.platform.money.Money;
import java.util.List;

/// The figures of a document. Only [#of] makes them, and only when they close.
///
/// @param lines in the order of the document
/// @param taxSubtotals per tax rate, by code, rate and taxed part
/// @param discount the document's discount, in the mode of its prices
/// @param trace how each rounded figure came about
public record DocumentTotals(
        List<LineTotals> lines,
        List<TaxSubtotal> taxSubtotals,
        Money discount,
        Money net,
        Money tax,
        Money total,
        List<RoundingStep> trace) {

    public DocumentTotals {
        lines = List.copyOf(lines);
        taxSubtotals = List.copyOf(taxSubtotals);
        trace = List.copyOf(trace);
        requireClosed(net, tax, total);
        var currency = total.currency();
        requireSum("net", net, lines.stream().map(LineTotals::net).toList());
        requireSum("tax", tax, lines.stream().map(LineTotals::tax).toList());
        requireSum("net", net, taxSubtotals.stream().map(TaxSubtotal::net).toList());
        requireSum("tax", tax, taxSubtotals.stream().map(TaxSubtotal::tax).toList());
        if (total.compareTo(Money.ofMinor(Limits.MAX_AMOUNT_MINOR, currency)) > 0) {
            throw new InvalidDocument("total", "must not exceed " + Money.ofMinor(Limits.MAX_AMOUNT_MINOR, currency));
        }
    }

    public static DocumentTotals of(TotalsRules rules, List<DocumentLine> lines) {
        return of(rules, lines, new DocumentDiscount.None());
    }

    /// @throws InvalidDocument when a figure is out of range or the document does not close
    public static DocumentTotals of(TotalsRules rules, List<DocumentLine> lines, DocumentDiscount discount) {
        if (lines.isEmpty() || lines.size() > Limits.MAX_LINES) {
            throw new InvalidDocument("lines", "must be 1 to " + Limits.MAX_LINES);
        }
        return new TotalsCalculation(rules, lines).add(discount);
    }

    /// Refuses figures from elsewhere that are not these: another party added the same document up differently.
    public void requireEqual(Money otherNet, Money otherTax, Money otherTotal) {
        requireClosed(otherNet, otherTax, otherTotal);
        if (!net.equals(otherNet) || !tax.equals(otherTax)) {
            throw new InvalidDocument(
                    "total",
                    "must be " + net + " + " + tax + " = " + total + ", and was given as " + otherNet + " + " + otherTax
                            + " = " + otherTotal);
        }
    }

    /// Refuses figures where net + tax is not the total.
    public static void requireClosed(Money net, Money tax, Money total) {
        if (!net.plus(tax).equals(total)) {
            throw new InvalidDocument("total", "must be net + tax, " + net + " + " + tax + ", and is " + total);
        }
    }

    private static void requireSum(String what, Money sum, List<Money> parts) {
        if (!Money.sum(parts, sum.currency()).equals(sum)) {
            throw new InvalidDocument(what, "is " + sum + " and not the sum of its parts");
        }
    }
}
