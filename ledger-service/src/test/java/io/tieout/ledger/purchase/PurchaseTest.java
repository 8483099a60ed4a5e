package io.tieout.ledger.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.documenttotals.DocumentLine;
import io.tieout.documenttotals.DocumentTotals;
import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.documenttotals.TaxRate;
import io.tieout.documenttotals.TotalsRules;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final List<TaxRate> RATES = List.of(
            TaxRate.of(Purchase.UNTAXED, BigDecimal.ZERO),
            TaxRate.of("IN", BigDecimal.valueOf(13)),
            new TaxRate("PART", BigDecimal.valueOf(12), 11, 12),
            TaxRate.of("SELF", BigDecimal.valueOf(6)));
    private static final Purchase.Accounts ACCOUNTS =
            new Purchase.Accounts(account("1350"), account("2200"), account("2220"), account("2100"));

    @ParameterizedTest
    @EnumSource
    void balancesWhateverTheLinesRoundTo(Rounding rounding) {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            var method = random.nextBoolean() ? TaxMethod.PER_LINE : TaxMethod.PER_DOCUMENT;
            var rules = TotalsRules.of(EUR, PriceMode.TAX_EXCLUSIVE, method, rounding);
            var purchase = purchase(rules, random, 1 + random.nextInt(8));

            var lines = purchase.lines(ACCOUNTS);

            assertThat(sum(lines, Side.DEBIT)).isEqualTo(sum(lines, Side.CREDIT));
            assertThat(purchase.payable().plus(withheld(purchase)))
                    .isEqualTo(purchase.totals().net().plus(purchase.charged()));
            assertThat(lines)
                    .allSatisfy(line -> assertThat(line.amount().isPositive()).isTrue());
            for (var subtotal : purchase.totals().taxSubtotals()) {
                if (!subtotal.taxRate().code().equals(Purchase.UNTAXED)) {
                    assertThat(taxed(lines, subtotal.taxRate().code())).isEqualTo(subtotal.base());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"IN", "PART"})
    void saysWhatWasTaxedOnEachCost(String code) {
        var rules = TotalsRules.of(EUR, PriceMode.TAX_EXCLUSIVE, TaxMethod.PER_LINE, Rounding.HALF_UP);
        var rate = RATES.stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow();
        var totals = DocumentTotals.of(
                rules, List.of(new DocumentLine(BigDecimal.ONE, BigDecimal.valueOf(120), BigDecimal.ZERO, rate)));
        var purchase = new Purchase(rules, totals, List.of(account("5400")), List.of(rate), Set.of(), null);

        var cost = purchase.lines(ACCOUNTS).getFirst();

        assertThat(cost.dimensions()).containsEntry("taxCode", code).containsEntry("taxDirection", "INPUT");
        assertThat(cost.dimensions().getOrDefault("taxBase", "all")).isEqualTo(code.equals("PART") ? "110.00" : "all");
    }

    private static Purchase purchase(TotalsRules rules, Random random, int count) {
        var rates = new ArrayList<TaxRate>();
        var figures = new ArrayList<DocumentLine>();
        var costs = new ArrayList<AccountCode>();
        for (int line = 0; line < count; line++) {
            rates.add(RATES.get(random.nextInt(RATES.size())));
            figures.add(new DocumentLine(
                    BigDecimal.ONE,
                    BigDecimal.valueOf(1 + random.nextInt(1_000_000), 2),
                    BigDecimal.ZERO,
                    rates.getLast()));
            costs.add(account("5400"));
        }
        var totals = DocumentTotals.of(rules, figures);
        var rate = TaxRate.of("PPH", BigDecimal.valueOf(2));
        var part = Money.ofMinor(totals.net().minorUnits() / 50, EUR);
        var withheld = part.isPositive() ? new Purchase.Withheld(rate, totals.net(), part) : null;
        return new Purchase(rules, totals, costs, rates, Set.of("SELF"), withheld);
    }

    private static Money withheld(Purchase purchase) {
        var withheld = purchase.withheld();
        return withheld == null ? Money.zero(EUR) : withheld.amount();
    }

    private static Money sum(List<LineDraft> lines, Side side) {
        return Money.sum(
                lines.stream()
                        .filter(line -> line.side() == side)
                        .map(LineDraft::amount)
                        .toList(),
                EUR);
    }

    /// What the lines of the costs say was taxed.
    private static Money taxed(List<LineDraft> lines, String code) {
        return Money.sum(
                lines.stream()
                        .filter(line -> code.equals(line.dimensions().get("taxCode"))
                                && "INPUT".equals(line.dimensions().get("taxDirection")))
                        .map(line -> Money.parse(
                                line.dimensions()
                                        .getOrDefault("taxBase", line.amount().amount()),
                                "EUR"))
                        .toList(),
                EUR);
    }

    private static AccountCode account(String code) {
        return new AccountCode(code);
    }
}
