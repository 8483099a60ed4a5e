package io.tieout.sales.pricelist;

import io.tieout.platform.money.Money;
import io.tieout.sales.product.Product;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds the one rule that sets a price: the most specific wins.
///
/// First by buyer (customer, then price group, then everybody), then by product (the product itself, then every
/// product), then by quantity (the highest break that is reached). Two rules that are equal in all of this are
/// refused when they are defined. One rule wins; none is added to another.
final class PriceSearch {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final Comparator<Candidate> MOST_SPECIFIC_FIRST = Comparator.comparing(
                    (Candidate candidate) -> candidate.list().scope())
            .thenComparing(candidate -> candidate.rule().productCode() != null)
            .thenComparing(candidate -> candidate.rule().minQuantity())
            .reversed();

    private final Product product;
    private final BigDecimal quantity;
    private final LocalDate day;
    private final Currency currency;

    PriceSearch(Product product, BigDecimal quantity, LocalDate day, Currency currency) {
        this.product = product;
        this.quantity = quantity;
        this.day = day;
        this.currency = currency;
    }

    private record Candidate(PriceList list, PriceRule rule) {}

    /// @param lists of this customer, its price group and everybody, with the rules for this product or for every one
    /// @throws PriceUnknown when no rule and no list price is in the currency
    Price find(List<PriceList> lists) {
        if (!product.isSoldOn(day)) {
            throw new ProductNotSold(product.productCode(), day);
        }
        var candidates = lists.stream()
                .flatMap(list -> list.rules().stream().map(rule -> new Candidate(list, rule)))
                .sorted(MOST_SPECIFIC_FIRST)
                .toList();
        var winner = candidates.stream()
                .filter(candidate -> obstacle(candidate) == null)
                .findFirst();
        boolean listed = product.listPrice().currency().equals(currency);
        if (winner.isEmpty() && !listed) {
            throw new PriceUnknown(product.productCode(), currency);
        }
        var considered = new ArrayList<Price.Considered>();
        candidates.forEach(candidate -> considered.add(told(candidate, winner.orElse(null))));
        considered.add(listPrice(listed, winner.isPresent()));
        considered.sort(Comparator.comparing(entry -> entry.verdict() != PriceVerdict.WON));
        var unitPrice =
                winner.map(this::price).orElseGet(() -> product.listPrice().toBigDecimal());
        return new Price(
                product.productCode(),
                quantity,
                unitPrice,
                amount(unitPrice),
                winner.map(candidate -> candidate.list().priceListId()).orElse(null),
                considered);
    }

    private Money amount(BigDecimal unitPrice) {
        try {
            return Money.of(quantity.multiply(unitPrice), currency, RoundingMode.HALF_UP);
        } catch (ArithmeticException e) {
            throw new PriceRuleUnfit("gives an amount that is too large");
        }
    }

    private BigDecimal price(Candidate candidate) {
        var fixed = candidate.rule().fixedPrice();
        if (fixed != null) {
            return shortest(fixed);
        }
        var off = Objects.requireNonNull(candidate.rule().percentOff());
        // Exact: a division by a hundred only moves the decimal point.
        return shortest(product.listPrice()
                .toBigDecimal()
                .multiply(HUNDRED.subtract(off))
                .movePointLeft(2));
    }

    private static BigDecimal shortest(BigDecimal price) {
        var stripped = price.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private @Nullable PriceVerdict obstacle(Candidate candidate) {
        var list = candidate.list();
        boolean ofListPrice = candidate.rule().percentOff() != null;
        if (!list.currency().equals(currency)
                || (ofListPrice && !product.listPrice().currency().equals(currency))) {
            return PriceVerdict.OTHER_CURRENCY;
        }
        if (!list.isValidOn(day)) {
            return PriceVerdict.NOT_VALID_THEN;
        }
        return quantity.compareTo(candidate.rule().minQuantity()) < 0 ? PriceVerdict.QUANTITY_TOO_SMALL : null;
    }

    private Price.Considered told(Candidate candidate, @Nullable Candidate winner) {
        var list = candidate.list();
        var rule = candidate.rule();
        var obstacle = obstacle(candidate);
        var allowed = candidate.equals(winner) ? PriceVerdict.WON : PriceVerdict.LESS_SPECIFIC;
        var verdict = obstacle == null ? allowed : obstacle;
        var why =
                switch (verdict) {
                    case WON -> "the most specific rule that applies";
                    case LESS_SPECIFIC -> "applies, and a more specific rule does too";
                    case QUANTITY_TOO_SMALL ->
                        "from " + shortest(rule.minQuantity()).toPlainString() + " on, not for "
                                + quantity.toPlainString();
                    case NOT_VALID_THEN ->
                        "valid from " + list.validFrom() + " until " + list.validUntil() + ", not on " + day;
                    case OTHER_CURRENCY ->
                        "in "
                                + (list.currency().equals(currency)
                                        ? product.listPrice().currency()
                                        : list.currency()) + ", not in " + currency;
                };
        return new Price.Considered(
                list.priceListId(),
                list.name(),
                list.scope().name(),
                rule.productCode(),
                rule.minQuantity(),
                rule.fixedPrice(),
                rule.percentOff(),
                verdict,
                why);
    }

    private Price.Considered listPrice(boolean listed, boolean beaten) {
        var inCurrency = beaten ? PriceVerdict.LESS_SPECIFIC : PriceVerdict.WON;
        var verdict = listed ? inCurrency : PriceVerdict.OTHER_CURRENCY;
        var why = beaten ? "a rule applies" : "no rule applies";
        return new Price.Considered(
                null,
                null,
                "LIST_PRICE",
                product.productCode(),
                null,
                product.listPrice().toBigDecimal(),
                null,
                verdict,
                listed ? why : "the list price is in " + product.listPrice().currency() + ", not in " + currency);
    }
}
