package io.tieout.ledger.creditnote;

import io.tieout.documenttotals.TaxRate;
import io.tieout.platform.money.Money;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The figures of a credit note, line by line, and how each came about.
record CreditFigures(List<CreditLine> lines, List<TraceStep> trace) {

    private static final Comparator<TaxRate> BY_RATE = Comparator.comparing(TaxRate::code)
            .thenComparing(TaxRate::percent)
            .thenComparingInt(TaxRate::baseNumerator)
            .thenComparingInt(TaxRate::baseDenominator);

    CreditFigures {
        lines = List.copyOf(lines);
        trace = List.copyOf(trace);
    }

    Money net(Currency currency) {
        return Money.sum(lines.stream().map(CreditLine::net).toList(), currency);
    }

    Money tax(Currency currency) {
        return Money.sum(lines.stream().map(CreditLine::tax).toList(), currency);
    }

    /// Net and tax of each tax rate, so that a tax return finds the base of each.
    Map<TaxRate, NetAndTax> byRate() {
        var sums = new TreeMap<TaxRate, NetAndTax>(BY_RATE);
        for (var line : lines) {
            sums.merge(line.taxRate(), new NetAndTax(line.net(), line.tax()), NetAndTax::plus);
        }
        return sums;
    }

    record NetAndTax(Money net, Money tax) {

        NetAndTax plus(NetAndTax other) {
            return new NetAndTax(net.plus(other.net), tax.plus(other.tax));
        }
    }
}
