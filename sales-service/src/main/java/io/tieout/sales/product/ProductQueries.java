package io.tieout.sales.product;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The catalogue, for those who sell from it.
@Component
public class ProductQueries {

    private final ProductRepository products;

    ProductQueries(ProductRepository products) {
        this.products = products;
    }

    public Optional<Product> find(UUID companyId, String productCode) {
        return byCode(companyId, Set.of(productCode)).values().stream().findFirst();
    }

    /// Those that there are, by their codes.
    public Map<String, Product> byCode(UUID companyId, Collection<String> productCodes) {
        return products.byCode(companyId, productCodes).stream()
                .collect(Collectors.toMap(Product::productCode, Function.identity()));
    }
}
