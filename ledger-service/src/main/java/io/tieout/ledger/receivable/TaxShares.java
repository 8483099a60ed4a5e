package io.tieout.ledger.receivable;

import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxRate;
import io.tieout.documenttotals.TotalsRules;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of an invoice that will not be paid, shared out over the invoice's tax rates.
///
/// The amount is rounded once, by the invoice's own mode; its tax once more; the rates share both without losing a
/// unit. So net + tax is always the amount.
///
/// @param parts per tax rate, or a single one without a rate when the tax stays as it was
public record TaxShares(Money amount, Money tax, List<Part> parts) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final Comparator<TaxRate> BY_RATE = Comparator.comparing(TaxRate::code)
            .thenComparing(TaxRate::percent)
            .thenComparingInt(TaxRate::baseNumerator)
            .thenComparingInt(TaxRate::baseDenominator);

    public TaxShares {
        parts = List.copyOf(parts);
    }

    /// @param rate none when the tax is left alone
    /// @param base what of the net amount is taxed
    public record Part(@Nullable TaxRate rate, Money net, Money base, Money tax) {}

    /// So many percent of an amount.
    public static Money percentOf(Money amount, BigDecimal percent, TotalsRules rules) {
        return rounded(amount.toBigDecimal().multiply(percent), HUNDRED, rules);
    }

    /// An amount that leaves the tax as it was.
    public static TaxShares withoutTax(Money amount) {
        var zero = Money.zero(amount.currency());
        return new TaxShares(amount, zero, List.of(new Part(null, amount, amount, zero)));
    }

    /// An amount that is so many percent of the whole invoice, with as many percent of its tax.
    public static TaxShares percentage(InvoicedDocument invoice, Money amount, BigDecimal percent) {
        return shared(invoice, amount, percentOf(invoice.tax(), percent, invoice.rules()));
    }

    /// An amount with its part of the tax.
    public static TaxShares part(InvoicedDocument invoice, Money amount) {
        var tax = rounded(
                invoice.tax().toBigDecimal().multiply(amount.toBigDecimal()),
                invoice.total().toBigDecimal(),
                invoice.rules());
        return shared(invoice, amount, tax);
    }

    /// An amount of which so much is tax.
    public static TaxShares shared(InvoicedDocument invoice, Money amount, Money wantedTax) {
        var tax = wantedTax.min(amount);
        if (tax.isZero()) {
            return withoutTax(amount);
        }
        var rates = new TreeMap<TaxRate, List<InvoicedLine>>(BY_RATE);
        invoice.lines().forEach(line -> rates.computeIfAbsent(line.taxRate(), rate -> new ArrayList<>())
                .add(line));
        var nets = shares(amount.minus(tax), rates.values(), InvoicedLine::net);
        var taxes = shares(tax, rates.values(), InvoicedLine::tax);
        var parts = new ArrayList<Part>();
        for (var rate : rates.keySet()) {
            int index = parts.size();
            var net = nets.get(index);
            parts.add(new Part(rate, net, rate.baseOf(net, invoice.rules()), taxes.get(index)));
        }
        return new TaxShares(amount, tax, parts);
    }

    private static List<Money> shares(
            Money amount, Collection<List<InvoicedLine>> rates, Function<InvoicedLine, Money> weight) {
        var weights = rates.stream()
                .map(lines -> lines.stream()
                        .mapToLong(line -> weight.apply(line).minorUnits())
                        .sum())
                .toList();
        return weights.stream().allMatch(share -> share == 0)
                ? weights.stream().map(share -> Money.zero(amount.currency())).toList()
                : amount.allocate(weights);
    }

    private static Money rounded(BigDecimal numerator, BigDecimal denominator, TotalsRules rules) {
        var step = rules.increment().toBigDecimal();
        var steps = numerator.divide(denominator.multiply(step), 0, mode(rules.rounding()));
        return Money.exact(steps.multiply(step), rules.currency());
    }

    private static RoundingMode mode(Rounding rounding) {
        return switch (rounding) {
            case HALF_UP -> RoundingMode.HALF_UP;
            case HALF_EVEN -> RoundingMode.HALF_EVEN;
            case DOWN -> RoundingMode.DOWN;
        };
    }
}
