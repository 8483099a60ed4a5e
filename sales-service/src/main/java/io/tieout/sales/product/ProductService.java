package io.tieout.sales.product;

import io.tieout.platform.id.Ids;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class ProductService {

    private final ProductRepository products;

    ProductService(ProductRepository products) {
        this.products = products;
    }

    Product add(UUID companyId, ProductRequest request) {
        var product = new Product(
                Ids.next(),
                request.productCode().strip(),
                request.name().strip(),
                request.series(),
                request.listPrice(),
                Objects.requireNonNullElse(request.taxCode(), "NONE"),
                Objects.requireNonNullElse(request.taxRatePercent(), BigDecimal.ZERO));
        if (!products.insert(companyId, product)) {
            throw new ProductCodeTaken(product.productCode());
        }
        return product;
    }

    List<Product> all(UUID companyId) {
        return products.all(companyId);
    }
}
