package io.tieout.ledger.creditnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.documenttotals.TaxRate;
import io.tieout.documenttotals.TotalsRules;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.ledger.receivable.InvoicedDocument;
import io.tieout.ledger.receivable.InvoicedLine;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceCreditTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency IDR = Currency.getInstance("IDR");

    @Test
    void takesTheTaxOutOfAnAmountInThePartOfEachLine() {
        var invoice = invoice(rules(EUR, 1), line(1, "19", 10_000, 1_900), line(2, "7", 10_000, 700));

        var figures = new InvoiceCredit(invoice, Map.of()).ofAmount(Money.ofMinor(11_300, EUR));

        assertThat(figures.lines()).extracting(CreditLine::invoiceLine).containsExactly(1, 2);
        assertThat(figures.net(EUR)).isEqualTo(Money.ofMinor(10_000, EUR));
        assertThat(figures.tax(EUR)).isEqualTo(Money.ofMinor(1_300, EUR));
        assertThat(figures.lines()).allMatch(line -> line.quantity() == null);
        assertThat(figures.trace()).extracting(TraceStep::rule).containsOnly(TraceStep.SHARE_TAX);
    }

    @Test
    void refusesMoreThanIsLeftAndAnotherCurrency() {
        var invoice = invoice(rules(EUR, 1), line(1, "19", 10_000, 1_900));
        var before =
                Map.of(1, new CreditedSoFar(BigDecimal.ZERO, Money.ofMinor(9_000, EUR), Money.ofMinor(1_900, EUR)));

        assertThat(new InvoiceCredit(invoice, before)
                        .ofAmount(Money.ofMinor(1_000, EUR))
                        .tax(EUR)
                        .isZero())
                .isTrue();
        assertThatThrownBy(() -> new InvoiceCredit(invoice, before).ofAmount(Money.ofMinor(1_001, EUR)))
                .isInstanceOf(CreditDocumentRefused.class);
        assertThatThrownBy(() -> new InvoiceCredit(invoice, before).ofAmount(Money.ofMinor(1_000, IDR)))
                .isInstanceOf(CreditDocumentRefused.class);
        var all = Map.of(1, new CreditedSoFar(BigDecimal.ONE, Money.ofMinor(10_000, EUR), Money.ofMinor(1_900, EUR)));
        assertThatThrownBy(() -> new InvoiceCredit(invoice, all).ofAmount(Money.ofMinor(1, EUR)))
                .isInstanceOf(NothingLeftToCredit.class);
    }

    /// Amounts taken one after the other end exactly on the invoice's figures, and each comes to what was asked.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void losesNothingHoweverOftenItIsTaken(long seed) {
        var random = new Random(seed);
        boolean whole = seed % 4 == 0;
        var currency = whole ? IDR : EUR;
        int step = whole ? 100 : 1;
        for (int round = 0; round < 100; round++) {
            var lines = new ArrayList<InvoicedLine>();
            for (int number = 1; number <= 1 + random.nextInt(5); number++) {
                long net = (1 + random.nextInt(100_000)) * (long) step;
                long rate = List.of(0L, 7L, 19L).get(random.nextInt(3));
                lines.add(new InvoicedLine(
                        number,
                        null,
                        "Work",
                        BigDecimal.ONE,
                        TaxRate.of("R" + rate, BigDecimal.valueOf(rate)),
                        Money.ofMinor(net, currency),
                        Money.ofMinor(net / step * rate / 100 * step, currency)));
            }
            var invoice = invoice(rules(currency, step), lines.toArray(InvoicedLine[]::new));
            var credited = new HashMap<Integer, CreditedSoFar>();
            var left = invoice.total();
            while (left.isPositive()) {
                long units = left.minorUnits() / step;
                var amount =
                        random.nextInt(4) == 0 ? left : Money.ofMinor((1 + random.nextLong(units)) * step, currency);
                var figures = new InvoiceCredit(invoice, credited).ofAmount(amount);
                assertThat(figures.net(currency).plus(figures.tax(currency))).isEqualTo(amount);
                for (var line : figures.lines()) {
                    assertThat(line.net().isNegative() || line.tax().isNegative())
                            .isFalse();
                    assertThat(line.net().minorUnits() % step + line.tax().minorUnits() % step)
                            .isZero();
                    credited.merge(
                            Objects.requireNonNull(line.invoiceLine()),
                            new CreditedSoFar(BigDecimal.ZERO, line.net(), line.tax()),
                            (one, other) -> new CreditedSoFar(
                                    BigDecimal.ZERO,
                                    one.net().plus(other.net()),
                                    one.tax().plus(other.tax())));
                }
                left = left.minus(amount);
            }
            for (var line : lines) {
                var taken = credited.getOrDefault(line.number(), CreditedSoFar.nothing(currency));
                assertThat(taken.net()).isEqualTo(line.net());
                assertThat(taken.tax()).isEqualTo(line.tax());
            }
        }
    }

    private static TotalsRules rules(Currency currency, int increment) {
        return new TotalsRules(
                currency,
                PriceMode.TAX_EXCLUSIVE,
                TaxMethod.PER_LINE,
                Rounding.HALF_UP,
                Money.ofMinor(increment, currency));
    }

    private static InvoicedLine line(int number, String percent, long net, long tax) {
        return new InvoicedLine(
                number,
                null,
                "Work",
                BigDecimal.ONE,
                TaxRate.of("R" + percent, new BigDecimal(percent)),
                Money.ofMinor(net, EUR),
                Money.ofMinor(tax, EUR));
    }

    private static InvoicedDocument invoice(TotalsRules rules, InvoicedLine... lines) {
        var net = Money.sum(List.of(lines).stream().map(InvoicedLine::net).toList(), rules.currency());
        var tax = Money.sum(List.of(lines).stream().map(InvoicedLine::tax).toList(), rules.currency());
        return new InvoicedDocument(
                InvoiceId.next(),
                EntryId.next(),
                "INV-2026-000001",
                Ids.next(),
                null,
                LocalDate.of(2026, 3, 1),
                rules,
                net,
                tax,
                net.plus(tax),
                net.plus(tax),
                null,
                null,
                List.of(lines));
    }
}
