package io.tieout.sales.pricelist;

import io.tieout.sales.product.Product;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says what products cost a buyer.
@Component
public class PriceQueries {

    private final PriceListRepository lists;

    PriceQueries(PriceListRepository lists) {
        this.lists = lists;
    }

    /// @param product what is bought
    public record Wanted(Product product, BigDecimal quantity) {}

    /// The prices of several products at once, in the order in which they are asked for.
    ///
    /// @param customerId somebody who is no customer yet where null
    public List<Price> prices(
            UUID companyId, @Nullable UUID customerId, List<Wanted> wanted, LocalDate day, Currency currency) {
        var codes = wanted.stream().map(one -> one.product().productCode()).collect(Collectors.toSet());
        var all = lists.forBuyer(companyId, customerId, codes);
        return wanted.stream()
                .map(one -> new PriceSearch(one.product(), one.quantity(), day, currency)
                        .find(about(one.product().productCode(), all)))
                .toList();
    }

    private static List<PriceList> about(String productCode, List<PriceList> lists) {
        return lists.stream()
                .map(list -> new PriceList(
                        list.priceListId(),
                        list.name(),
                        list.customerId(),
                        list.priceGroup(),
                        list.currency(),
                        list.validFrom(),
                        list.validUntil(),
                        list.rules().stream()
                                .filter(rule -> rule.productCode() == null
                                        || rule.productCode().equals(productCode))
                                .toList(),
                        list.version()))
                .toList();
    }
}
