package io.tieout.documenttotals;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DocumentTotalsPropertyTest {

    @Property
    void partsAddUpToTheWhole(
            @ForAll("rules") TotalsRules rules,
            @ForAll("lines") List<DocumentLine> lines,
            @ForAll("discounts") DocumentDiscount.Percent discount) {
        var totals = DocumentTotals.of(rules, lines, discount);

        assertThat(sum(rules, totals.lines().stream().map(LineTotals::net).toList()))
                .isEqualTo(totals.net());
        assertThat(sum(rules, totals.lines().stream().map(LineTotals::tax).toList()))
                .isEqualTo(totals.tax());
        assertThat(sum(
                        rules,
                        totals.lines().stream().map(LineTotals::discountShare).toList()))
                .isEqualTo(totals.discount());
        assertThat(totals.net().plus(totals.tax())).isEqualTo(totals.total());
        assertThat(totals.lines()).allSatisfy(line -> {
            assertThat(line.net().isNegative()).isFalse();
            assertThat(line.tax().isNegative()).isFalse();
        });
    }

    @Property
    void pricesWithTaxCloseOnTheSumOfThePrices(
            @ForAll("rules") TotalsRules rules,
            @ForAll("lines") List<DocumentLine> lines,
            @ForAll("discounts") DocumentDiscount.Percent discount) {
        var inclusive = new TotalsRules(
                rules.currency(), PriceMode.TAX_INCLUSIVE, rules.taxMethod(), rules.rounding(), rules.increment());

        var totals = DocumentTotals.of(inclusive, lines, discount);

        var quoted = sum(rules, totals.lines().stream().map(LineTotals::amount).toList());
        assertThat(totals.total()).isEqualTo(quoted.minus(totals.discount()));
    }

    @Property
    void theOrderOfTheLinesChangesNoTotal(
            @ForAll("rules") TotalsRules rules,
            @ForAll("lines") List<DocumentLine> lines,
            @ForAll("discounts") DocumentDiscount.Percent discount,
            @ForAll long seed) {
        var shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(seed));

        var totals = DocumentTotals.of(rules, lines, discount);
        var again = DocumentTotals.of(rules, shuffled, discount);

        assertThat(again.net()).isEqualTo(totals.net());
        assertThat(again.tax()).isEqualTo(totals.tax());
        assertThat(again.taxSubtotals()).isEqualTo(totals.taxSubtotals());
    }

    @Property
    void everyAmountIsAMultipleOfTheIncrement(
            @ForAll("rules") TotalsRules rules,
            @ForAll("lines") List<DocumentLine> lines,
            @ForAll("discounts") DocumentDiscount.Percent discount) {
        var totals = DocumentTotals.of(rules, lines, discount);

        assertThat(totals.trace()).allSatisfy(step -> assertThat(
                        step.rounded().minorUnits() % rules.increment().minorUnits())
                .isZero());
    }

    @Property
    void noRoundedFigureIsFurtherThanOneStepFromTheExactOne(
            @ForAll("rules") TotalsRules rules,
            @ForAll("lines") List<DocumentLine> lines,
            @ForAll("discounts") DocumentDiscount.Percent discount) {
        var totals = DocumentTotals.of(rules, lines, discount);

        assertThat(totals.trace()).allSatisfy(step -> assertThat(
                        step.rounded().toBigDecimal().subtract(step.exact()).abs())
                .isLessThanOrEqualTo(rules.increment().toBigDecimal()));
    }

    private static Money sum(TotalsRules rules, List<Money> amounts) {
        return Money.sum(amounts, rules.currency());
    }

    @Provide
    Arbitrary<TotalsRules> rules() {
        var currencies = Arbitraries.of("EUR", "JPY", "KWD", "IDR").map(Currency::getInstance);
        return Combinators.combine(
                        currencies,
                        Arbitraries.of(PriceMode.values()),
                        Arbitraries.of(TaxMethod.values()),
                        Arbitraries.of(Rounding.values()),
                        Arbitraries.of(1L, 5L, 100L))
                .as((currency, prices, method, rounding, step) ->
                        new TotalsRules(currency, prices, method, rounding, Money.ofMinor(step, currency)));
    }

    @Provide
    Arbitrary<List<DocumentLine>> lines() {
        var rates = Arbitraries.of("0", "5", "7", "8", "10", "19", "21", "5.5", "100")
                .map(percent -> TaxRate.of("R" + percent, new BigDecimal(percent)));
        var partly = Arbitraries.of(new TaxRate("PART", BigDecimal.valueOf(12), 11, 12));
        return Combinators.combine(
                        decimals(1, 5_000_000, 3),
                        decimals(0, 20_000_000, 4),
                        decimals(0, 10_000, 2),
                        Arbitraries.oneOf(rates, partly))
                .as(DocumentLine::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<DocumentDiscount.Percent> discounts() {
        return decimals(0, 10_000, 2)
                .map(percent -> new DocumentDiscount.Percent(percent.setScale(2, RoundingMode.UNNECESSARY)));
    }

    private static Arbitrary<BigDecimal> decimals(long min, long max, int scale) {
        return Arbitraries.longs().between(min, max).map(units -> BigDecimal.valueOf(units, scale));
    }
}
