package io.tieout.documenttotals;

import static io.tieout.documenttotals.RoundingStep.Rule.DISCOUNT_SHARE;
import static io.tieout.documenttotals.RoundingStep.Rule.DOCUMENT_DISCOUNT;
import static io.tieout.documenttotals.RoundingStep.Rule.LINE_AMOUNT;
import static io.tieout.documenttotals.RoundingStep.Rule.TAX;
import static io.tieout.documenttotals.RoundingStep.Rule.TAX_BASE;
import static io.tieout.documenttotals.RoundingStep.Rule.TAX_SHARE;
import static java.util.Comparator.comparing;

import io.tieout.documenttotals.RoundingStep.Method;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// One run over one document; writes down each rounding as it happens.
final class TotalsCalculation {

    private static final Comparator<TaxRate> BY_RATE = comparing(TaxRate::code)
            .thenComparing(TaxRate::percent)
            .thenComparingInt(TaxRate::baseNumerator)
            .thenComparingInt(TaxRate::baseDenominator);

    // Shares go by what a line is, not by where it stands: equal lines are interchangeable, so the order of the lines
    // cannot move a unit from one tax rate to another.
    private static final Comparator<DocumentLine> BY_CONTENT = comparing(DocumentLine::taxRate, BY_RATE)
            .thenComparing(DocumentLine::unitPrice)
            .thenComparing(DocumentLine::quantity)
            .thenComparing(DocumentLine::discountPercent);

    private final TotalsRules rules;
    private final List<DocumentLine> lines;
    private final List<Integer> byContent;
    private final List<RoundingStep> trace = new ArrayList<>();

    TotalsCalculation(TotalsRules rules, List<DocumentLine> lines) {
        this.rules = rules;
        this.lines = List.copyOf(lines);
        this.byContent = IntStream.range(0, lines.size())
                .boxed()
                .sorted(comparing(this.lines::get, BY_CONTENT))
                .toList();
    }

    DocumentTotals add(DocumentDiscount documentDiscount) {
        var amounts =
                IntStream.range(0, lines.size()).mapToObj(this::lineAmount).toList();
        var discount = discount(documentDiscount, sum(amounts));
        var shares = share(DISCOUNT_SHARE, discount, amounts, byContent);
        var booked = IntStream.range(0, lines.size())
                .mapToObj(index -> amounts.get(index).minus(shares.get(index)))
                .toList();
        var taxes = new ArrayList<>(Collections.nCopies(lines.size(), zero()));
        var subtotals = new ArrayList<TaxSubtotal>();
        linesByRate().forEach((rate, indexes) -> subtotals.add(tax(rate, indexes, booked, taxes)));

        var totals = new ArrayList<LineTotals>();
        for (int index = 0; index < lines.size(); index++) {
            totals.add(lineTotals(amounts.get(index), shares.get(index), booked.get(index), taxes.get(index)));
        }
        var net = sum(totals.stream().map(LineTotals::net).toList());
        var tax = sum(taxes);
        return new DocumentTotals(totals, subtotals, discount, net, tax, net.plus(tax), trace);
    }

    private Money lineAmount(int index) {
        try {
            var line = lines.get(index);
            var amount = rounded(LINE_AMOUNT, index + 1, line.taxRate(), line.amount());
            if (amount.minorUnits() > Limits.MAX_AMOUNT_MINOR) {
                throw tooLarge();
            }
            return amount;
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw tooLarge().below("lines/" + index);
        }
    }

    private InvalidDocument tooLarge() {
        return new InvalidDocument(
                "amount", "must not exceed " + Money.ofMinor(Limits.MAX_AMOUNT_MINOR, rules.currency()));
    }

    private Money discount(DocumentDiscount discount, Money sum) {
        return switch (discount) {
            case DocumentDiscount.None() -> zero();
            case DocumentDiscount.Percent(var percent) -> {
                var exact = new Fraction(sum.toBigDecimal().multiply(percent), BigDecimal.valueOf(100));
                var rounded = rules.round(exact);
                trace.add(new RoundingStep(
                        DOCUMENT_DISCOUNT, 0, "", rules.shown(exact), rounded, RoundingStep.method(rules.rounding())));
                yield rounded;
            }
            case DocumentDiscount.Amount(var amount) -> requireFits(amount, sum);
        };
    }

    private Money requireFits(Money discount, Money sum) {
        if (!discount.currency().equals(rules.currency())) {
            throw new InvalidDocument("documentDiscount", "must be in the currency of the document");
        }
        if (discount.compareTo(sum) > 0) {
            throw new InvalidDocument("documentDiscount", "must not exceed the sum of the lines, " + sum);
        }
        if (discount.minorUnits() % rules.increment().minorUnits() != 0) {
            throw new InvalidDocument("documentDiscount", "must be a multiple of " + rules.increment());
        }
        return discount;
    }

    private TaxSubtotal tax(TaxRate rate, List<Integer> indexes, List<Money> booked, List<Money> taxes) {
        return switch (rules.taxMethod()) {
            case PER_LINE -> {
                var perLine = indexes.stream()
                        .map(index -> subtotal(rate, index + 1, booked.get(index)))
                        .toList();
                for (int i = 0; i < indexes.size(); i++) {
                    taxes.set(indexes.get(i), perLine.get(i).tax());
                }
                yield new TaxSubtotal(
                        rate,
                        sum(perLine.stream().map(TaxSubtotal::net).toList()),
                        sum(perLine.stream().map(TaxSubtotal::base).toList()),
                        sum(perLine.stream().map(TaxSubtotal::tax).toList()));
            }
            case PER_DOCUMENT -> {
                var together = indexes.stream().map(booked::get).toList();
                var subtotal = subtotal(rate, 0, sum(together));
                var shares = share(TAX_SHARE, subtotal.tax(), booked, indexes);
                indexes.forEach(index -> taxes.set(index, shares.get(index)));
                yield subtotal;
            }
        };
    }

    /// Tax of one booked amount: a line's, or the sum of all lines of a rate.
    private TaxSubtotal subtotal(TaxRate rate, int lineNumber, Money booked) {
        return switch (rules.priceMode()) {
            case TAX_EXCLUSIVE -> {
                var base = base(rate, lineNumber, booked);
                var tax = rounded(TAX, lineNumber, rate, rate.ofBase().times(base.toBigDecimal()));
                yield new TaxSubtotal(rate, booked, base, tax);
            }
            case TAX_INCLUSIVE -> {
                // The tax is rounded and the net amount is the rest: so the sum paid is the sum quoted, always.
                var tax =
                        rounded(TAX, lineNumber, rate, rate.ofInclusiveAmount().times(booked.toBigDecimal()));
                var net = booked.minus(tax);
                yield new TaxSubtotal(rate, net, base(rate, lineNumber, net), tax);
            }
        };
    }

    private Money base(TaxRate rate, int lineNumber, Money net) {
        if (!rate.taxesPartOfTheNetAmount()) {
            return net;
        }
        return rounded(TAX_BASE, lineNumber, rate, rate.base().times(net.toBigDecimal()));
    }

    private LineTotals lineTotals(Money amount, Money discountShare, Money booked, Money tax) {
        return switch (rules.priceMode()) {
            case TAX_EXCLUSIVE -> new LineTotals(amount, discountShare, booked, tax, booked.plus(tax));
            case TAX_INCLUSIVE -> new LineTotals(amount, discountShare, booked.minus(tax), tax, booked);
        };
    }

    /// Splits an amount over some lines by their weights; the lines not named get nothing.
    private List<Money> share(RoundingStep.Rule rule, Money amount, List<Money> weights, List<Integer> indexes) {
        var shares = new ArrayList<>(Collections.nCopies(lines.size(), zero()));
        if (amount.isZero()) {
            return shares;
        }
        long unit = rules.increment().minorUnits();
        var units = indexes.stream()
                .map(index -> weights.get(index).minorUnits() / unit)
                .toList();
        var whole = BigDecimal.valueOf(units.stream().mapToLong(Long::longValue).sum());
        var parts = Money.ofMinor(amount.minorUnits() / unit, rules.currency()).allocate(units);
        for (int i = 0; i < indexes.size(); i++) {
            int index = indexes.get(i);
            var part = Money.ofMinor(parts.get(i).minorUnits() * unit, rules.currency());
            var exact = new Fraction(amount.toBigDecimal().multiply(BigDecimal.valueOf(units.get(i))), whole);
            trace.add(new RoundingStep(
                    rule,
                    index + 1,
                    lines.get(index).taxRate().code(),
                    rules.shown(exact),
                    part,
                    Method.LARGEST_REMAINDER));
            shares.set(index, part);
        }
        return shares;
    }

    private Money rounded(RoundingStep.Rule rule, int lineNumber, TaxRate rate, Fraction exact) {
        var rounded = rules.round(exact);
        trace.add(new RoundingStep(
                rule, lineNumber, rate.code(), rules.shown(exact), rounded, RoundingStep.method(rules.rounding())));
        return rounded;
    }

    private Map<TaxRate, List<Integer>> linesByRate() {
        var groups = new TreeMap<TaxRate, List<Integer>>(BY_RATE);
        byContent.forEach(index -> groups.computeIfAbsent(lines.get(index).taxRate(), rate -> new ArrayList<>())
                .add(index));
        return groups;
    }

    private Money sum(List<Money> amounts) {
        return Money.sum(amounts, rules.currency());
    }

    private Money zero() {
        return Money.zero(rules.currency());
    }
}
