package io.tieout.ledger.creditnote;

import io.tieout.documenttotals.DocumentLine;
import io.tieout.documenttotals.DocumentTotals;
import io.tieout.documenttotals.InvalidDocument;
import io.tieout.documenttotals.LineTotals;
import io.tieout.documenttotals.PriceMode;
import io.tieout.ledger.receivable.InvoicedDocument;
import io.tieout.ledger.receivable.InvoicedLine;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What can be credited of an invoice, after what was credited before.
///
/// A part of a line is that part of its booked amount, added up by the invoice's own rules. Whoever takes the last
/// of a line takes exactly its net and tax that are left, and nobody takes more: so the credit notes of an invoice
/// end on its figures, whatever the parts rounded to.
record InvoiceCredit(InvoicedDocument invoice, Map<Integer, CreditedSoFar> credited) {

    private static final int PRICE_DECIMALS = 10;

    /// All that is left of every line.
    CreditFigures whole() {
        return figures(invoice.lines().stream()
                .filter(line -> left(line).isSomething())
                .map(line -> new WantedLine(line.number(), null, null))
                .toList());
    }

    /// So much of what is left, its tax included, whatever the lines: shared out by what is left of each.
    ///
    /// A share is never above what is left of its line, and the shares come to the amount: no unit is lost. The tax
    /// of a share is the part of the tax that is left, rounded once.
    CreditFigures ofAmount(Money amount) {
        if (!amount.currency().equals(invoice.total().currency())) {
            throw new CreditDocumentRefused(
                    "total", "must be in " + invoice.total().currency());
        }
        var lines = invoice.lines().stream()
                .filter(line -> left(line).total().isPositive())
                .toList();
        var left = Money.sum(lines.stream().map(line -> left(line).total()).toList(), amount.currency());
        if (left.isZero()) {
            throw new NothingLeftToCredit(invoice.number());
        }
        int order = amount.compareTo(left);
        if (order > 0) {
            throw new CreditDocumentRefused("total", "must not be above the " + left + " that are left to credit");
        }
        if (order == 0) {
            return whole();
        }
        long step = step(amount, lines);
        var shares = Money.ofMinor(amount.minorUnits() / step, amount.currency())
                .allocate(lines.stream()
                        .map(line -> left(line).total().minorUnits())
                        .toList());
        var credited = new ArrayList<CreditLine>();
        var trace = new ArrayList<TraceStep>();
        for (int index = 0; index < lines.size(); index++) {
            var share = Money.ofMinor(Math.multiplyExact(shares.get(index).minorUnits(), step), amount.currency());
            if (share.isPositive()) {
                credited.add(share(credited.size() + 1, lines.get(index), share, step, trace));
            }
        }
        return new CreditFigures(credited, trace);
    }

    /// What figures are rounded to, as far as everything here is.
    private long step(Money amount, List<InvoicedLine> lines) {
        long step = invoice.rules().increment().minorUnits();
        return amount.minorUnits() % step == 0
                        && lines.stream().allMatch(line -> left(line).total().minorUnits() % step == 0)
                ? step
                : 1;
    }

    private CreditLine share(int number, InvoicedLine line, Money share, long step, List<TraceStep> trace) {
        var left = left(line);
        var exact = share.toBigDecimal()
                .multiply(left.tax().toBigDecimal())
                .divide(left.total().toBigDecimal(), PRICE_DECIMALS, RoundingMode.DOWN);
        var unit = Money.ofMinor(step, share.currency()).toBigDecimal();
        var rounded = Money.exact(exact.divide(unit, 0, RoundingMode.HALF_UP).multiply(unit), share.currency());
        // Rounded down as far as it may be, the tax must not push the net above what is left of it.
        var net = share.minus(rounded.min(left.tax())).min(left.net());
        var tax = share.minus(net);
        trace.add(new TraceStep(TraceStep.SHARE_TAX, number, line.taxRate().code(), exact, tax, "HALF_UP"));
        return credit(line, BigDecimal.ZERO, net, tax);
    }

    CreditFigures figures(List<WantedLine> wanted) {
        var lines = new ArrayList<CreditLine>();
        var trace = new ArrayList<TraceStep>();
        var parts = parts(wanted, trace);
        for (int index = 0; index < wanted.size(); index++) {
            var line = invoiced(wanted.get(index), index);
            var left = left(line);
            var part = parts.get(index);
            lines.add(
                    part == null
                            ? remainder(index + 1, line, left, trace)
                            : part(index + 1, line, wanted.get(index), left, part, trace));
        }
        if (lines.stream().allMatch(line -> line.net().isZero() && line.tax().isZero())) {
            throw new NothingLeftToCredit(invoice.number());
        }
        return new CreditFigures(lines, trace);
    }

    /// The figures of those lines of which something stays on the invoice, added up together: a document that
    /// rounds its tax once per rate is credited in the same way.
    private Map<Integer, LineTotals> parts(List<WantedLine> wanted, List<TraceStep> trace) {
        var indexes = new ArrayList<Integer>();
        var figures = new ArrayList<DocumentLine>();
        for (int index = 0; index < wanted.size(); index++) {
            var line = invoiced(wanted.get(index), index);
            requireOnce(wanted, index);
            var left = left(line);
            if (isRest(wanted.get(index), index, left)) {
                continue;
            }
            indexes.add(index);
            figures.add(new DocumentLine(
                    BigDecimal.ONE, portion(wanted.get(index), line), BigDecimal.ZERO, line.taxRate()));
        }
        var parts = new HashMap<Integer, LineTotals>();
        if (figures.isEmpty()) {
            return parts;
        }
        try {
            var totals = DocumentTotals.of(invoice.rules(), figures);
            totals.trace()
                    .forEach(step -> trace.add(TraceStep.of(
                            step,
                            step.line().isPresent()
                                    ? (Integer) (indexes.get(step.line().getAsInt() - 1) + 1)
                                    : null)));
            for (int part = 0; part < indexes.size(); part++) {
                var amount = wanted.get(indexes.get(part)).amount();
                if (amount != null && !amount.equals(totals.lines().get(part).amount())) {
                    throw CreditLineRefused.notAMultiple(
                            indexes.get(part), invoice.rules().increment());
                }
                parts.put(indexes.get(part), totals.lines().get(part));
            }
            return parts;
        } catch (InvalidDocument e) {
            throw new CreditDocumentRefused(e);
        }
    }

    /// Exact enough: cut, so that no rounding happens before the one that counts.
    private BigDecimal portion(WantedLine wanted, InvoicedLine line) {
        var amount = wanted.amount();
        if (amount != null) {
            return amount.toBigDecimal();
        }
        var quantity = wanted.quantity() == null ? line.quantity() : wanted.quantity();
        return booked(line.net(), line.tax())
                .toBigDecimal()
                .multiply(quantity)
                .divide(line.quantity(), PRICE_DECIMALS, RoundingMode.DOWN);
    }

    private boolean isRest(WantedLine wanted, int index, Left left) {
        var amount = wanted.amount();
        if (amount != null) {
            if (!amount.currency().equals(invoice.total().currency())) {
                throw CreditLineRefused.otherCurrency(index);
            }
            int order = amount.compareTo(booked(left.net(), left.tax()));
            if (order > 0) {
                throw exceeded(index, wanted, left);
            }
            return order == 0;
        }
        var quantity = wanted.quantity();
        if (quantity == null) {
            return true;
        }
        int order = quantity.compareTo(left.quantity());
        if (order > 0) {
            throw exceeded(index, wanted, left);
        }
        return order == 0;
    }

    private CreditLine remainder(int number, InvoicedLine line, Left left, List<TraceStep> trace) {
        var code = line.taxRate().code();
        trace.add(TraceStep.bound(TraceStep.REMAINDER_NET, number, code, left.net(), left.net()));
        trace.add(TraceStep.bound(TraceStep.REMAINDER_TAX, number, code, left.tax(), left.tax()));
        return credit(line, left.quantity(), left.net(), left.tax());
    }

    private static CreditLine part(
            int number, InvoicedLine line, WantedLine wanted, Left left, LineTotals part, List<TraceStep> trace) {
        var net = part.net().min(left.net());
        var tax = part.tax().min(left.tax());
        var code = line.taxRate().code();
        if (!net.equals(part.net())) {
            trace.add(TraceStep.bound(TraceStep.CAPPED_NET, number, code, part.net(), net));
        }
        if (!tax.equals(part.tax())) {
            trace.add(TraceStep.bound(TraceStep.CAPPED_TAX, number, code, part.tax(), tax));
        }
        return credit(line, wanted.quantity() == null ? BigDecimal.ZERO : wanted.quantity(), net, tax);
    }

    private static CreditLine credit(InvoicedLine line, BigDecimal quantity, Money net, Money tax) {
        return new CreditLine(
                line.number(),
                line.productCode(),
                line.description(),
                quantity.signum() == 0 ? null : quantity,
                line.taxRate(),
                net,
                tax);
    }

    private InvoicedLine invoiced(WantedLine wanted, int index) {
        return invoice.lines().stream()
                .filter(line -> line.number() == wanted.invoiceLine())
                .findFirst()
                .orElseThrow(() -> CreditLineRefused.unknown(index, wanted.invoiceLine()));
    }

    private static void requireOnce(List<WantedLine> wanted, int index) {
        int line = wanted.get(index).invoiceLine();
        if (wanted.subList(0, index).stream().anyMatch(other -> other.invoiceLine() == line)) {
            throw CreditLineRefused.twice(index, line);
        }
    }

    private ExceedsInvoicedLine exceeded(int index, WantedLine wanted, Left left) {
        return new ExceedsInvoicedLine(index, wanted.invoiceLine(), left.quantity(), left.net(), left.tax());
    }

    /// The net amounts that are left, by what they are taxed with; only of rates that tax a part of them.
    Map<TaxBasesLeft.Key, Money> partlyTaxedNets() {
        var nets = new HashMap<TaxBasesLeft.Key, Money>();
        for (var line : invoice.lines()) {
            var rate = line.taxRate();
            if (rate.baseNumerator() != rate.baseDenominator()) {
                nets.merge(TaxBasesLeft.Key.of(rate), left(line).net(), Money::plus);
            }
        }
        return nets;
    }

    private Left left(InvoicedLine line) {
        var before = credited.getOrDefault(
                line.number(), CreditedSoFar.nothing(invoice.total().currency()));
        return new Left(
                line.quantity().subtract(before.quantity()),
                line.net().minus(before.net()),
                line.tax().minus(before.tax()));
    }

    private Money booked(Money net, Money tax) {
        return invoice.rules().priceMode() == PriceMode.TAX_INCLUSIVE ? net.plus(tax) : net;
    }

    private record Left(BigDecimal quantity, Money net, Money tax) {

        Money total() {
            return net.plus(tax);
        }

        boolean isSomething() {
            return !net.isZero() || !tax.isZero() || quantity.signum() > 0;
        }
    }
}
