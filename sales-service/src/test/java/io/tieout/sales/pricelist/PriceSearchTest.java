package io.tieout.sales.pricelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.sales.product.Product;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceSearchTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 15);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Product PRODUCT = product(null, null);

    @Test
    void asksTheListPriceWhereNoRuleApplies() {
        var price = search("3").find(List.of());

        assertThat(price.unitPrice()).isEqualByComparingTo("10.01");
        assertThat(price.amount()).isEqualTo(Money.parse("30.03", "EUR"));
        assertThat(price.priceListId()).isNull();
        assertThat(verdicts(price)).containsExactly(PriceVerdict.WON);
    }

    @Test
    void prefersTheCustomerToItsGroupAndThatToEverybodyWhateverIsCheaper() {
        var everybody = list("all", null, null, rule("P", "0", "1", null));
        var group = list("group", null, "GOLD", rule("P", "0", "5", null));
        var customer = list("customer", Ids.next(), null, rule(null, "0", null, "10"));

        var price = search("1").find(List.of(everybody, group, customer));

        assertThat(price.unitPrice()).isEqualByComparingTo("9.009");
        assertThat(price.amount()).isEqualTo(Money.parse("9.01", "EUR"));
        assertThat(price.considered())
                .extracting(Price.Considered::name)
                .containsExactly("customer", "group", "all", null);
        assertThat(verdicts(price))
                .containsExactly(
                        PriceVerdict.WON,
                        PriceVerdict.LESS_SPECIFIC,
                        PriceVerdict.LESS_SPECIFIC,
                        PriceVerdict.LESS_SPECIFIC);
    }

    @Test
    void prefersTheProductToEveryProductAndThenTheHighestBreakReached() {
        var list = list(
                "all",
                null,
                null,
                rule(null, "50", null, "90"),
                rule("P", "0", "9", null),
                rule("P", "10", "8", null),
                rule("P", "100", "7", null));

        assertThat(search("9.999999").find(List.of(list)).unitPrice()).isEqualByComparingTo("9");
        assertThat(search("10").find(List.of(list)).unitPrice()).isEqualByComparingTo("8");
        var price = search("99").find(List.of(list));
        assertThat(price.unitPrice()).isEqualByComparingTo("8");
        assertThat(verdicts(price))
                .containsExactlyInAnyOrder(
                        PriceVerdict.WON,
                        PriceVerdict.QUANTITY_TOO_SMALL,
                        PriceVerdict.LESS_SPECIFIC,
                        PriceVerdict.LESS_SPECIFIC,
                        PriceVerdict.LESS_SPECIFIC);
    }

    @Test
    void saysOfEachRuleWhyItDoesNotApply() {
        var past = list("past", null, null, DAY.minusDays(30), DAY.minusDays(1), "EUR", rule("P", "0", "1", null));
        var lastDay = list("last day", null, null, DAY.minusDays(30), DAY, "EUR", rule("P", "0", "2", null));
        var dollars = list("dollars", null, null, DAY, DAY, "USD", rule("P", "0", "3", null));

        var price = search("1").find(List.of(past, lastDay, dollars));

        assertThat(price.unitPrice()).isEqualByComparingTo("2");
        assertThat(price.considered())
                .extracting(Price.Considered::why)
                .contains(
                        "valid from 2026-05-16 until 2026-06-14, not on 2026-06-15",
                        "in USD, not in EUR",
                        "the most specific rule that applies",
                        "a rule applies");
    }

    @Test
    void findsAPriceInAnotherCurrencyOnlyWhereARuleNamesOne() {
        var dollars = Currency.getInstance("USD");
        var percent = list("percent", null, null, DAY, DAY, "USD", rule("P", "0", null, "10"));
        var fixed = list("fixed", null, "GOLD", DAY, DAY, "USD", rule("P", "0", "12.345", null));
        var search = new PriceSearch(PRODUCT, BigDecimal.ONE, DAY, dollars);

        assertThat(search.find(List.of(percent, fixed)).amount()).isEqualTo(Money.parse("12.35", "USD"));
        assertThatThrownBy(() -> search.find(List.of(percent))).isInstanceOf(PriceUnknown.class);
    }

    @Test
    void refusesProductsThatAreNotSoldOnTheDay() {
        var future = new PriceSearch(product(DAY.plusDays(1), null), BigDecimal.ONE, DAY, EUR);
        var past = new PriceSearch(product(null, DAY.minusDays(1)), BigDecimal.ONE, DAY, EUR);

        assertThatThrownBy(() -> future.find(List.of())).isInstanceOf(ProductNotSold.class);
        assertThatThrownBy(() -> past.find(List.of())).isInstanceOf(ProductNotSold.class);
        assertThat(new PriceSearch(product(DAY, DAY), BigDecimal.ONE, DAY, EUR)
                        .find(List.of())
                        .amount())
                .isEqualTo(Money.parse("10.01", "EUR"));
    }

    @Test
    void refusesRulesThatAreNone() {
        assertThatThrownBy(() -> rule("P", "0", null, null)).isInstanceOf(PriceRuleUnfit.class);
        assertThatThrownBy(() -> rule("P", "0", "1", "1")).isInstanceOf(PriceRuleUnfit.class);
        assertThatThrownBy(() -> rule(null, "0", "1", null)).isInstanceOf(PriceRuleUnfit.class);
        assertThatThrownBy(() -> list("twice", null, null, rule("P", "1", "1", null), rule("P", "1.0", "2", null)))
                .isInstanceOf(PriceRuleUnfit.class);
        assertThatThrownBy(() -> list("both", Ids.next(), "GOLD", rule("P", "1", "1", null)))
                .isInstanceOf(PriceRuleUnfit.class);
        assertThatThrownBy(() -> list("never", null, null, DAY, DAY.minusDays(1), "EUR"))
                .isInstanceOf(PriceRuleUnfit.class);
    }

    private static PriceSearch search(String quantity) {
        return new PriceSearch(PRODUCT, new BigDecimal(quantity), DAY, EUR);
    }

    private static List<PriceVerdict> verdicts(Price price) {
        return price.considered().stream().map(Price.Considered::verdict).toList();
    }

    private static Product product(@Nullable LocalDate from, @Nullable LocalDate until) {
        return new Product(
                Ids.next(),
                "P",
                "Product",
                null,
                Money.parse("10.01", "EUR"),
                "STANDARD",
                BigDecimal.TEN,
                "PIECE",
                from,
                until,
                1);
    }

    private static PriceRule rule(
            @Nullable String product, String min, @Nullable String fixed, @Nullable String percent) {
        return new PriceRule(
                product,
                new BigDecimal(min),
                fixed == null ? null : new BigDecimal(fixed),
                percent == null ? null : new BigDecimal(percent));
    }

    private static PriceList list(String name, @Nullable UUID customer, @Nullable String group, PriceRule... rules) {
        return list(name, customer, group, DAY.minusYears(1), PriceList.FOR_EVER, "EUR", rules);
    }

    private static PriceList list(
            String name,
            @Nullable UUID customer,
            @Nullable String group,
            LocalDate from,
            LocalDate until,
            String currency,
            PriceRule... rules) {
        return new PriceList(
                Ids.next(), name, customer, group, Currency.getInstance(currency), from, until, List.of(rules), 1);
    }
}
