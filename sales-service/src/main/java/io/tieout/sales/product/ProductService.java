package io.tieout.sales.product;

import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.StaleVersion;
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
        var product = request.toProduct(Ids.next(), 1);
        if (!products.insert(companyId, product)) {
            throw new ProductCodeTaken(product.productCode());
        }
        return product;
    }

    Product change(UUID companyId, Product before, ProductRequest request) {
        var after = request.toProduct(before.productId(), before.version() + 1);
        if (!after.productCode().equals(before.productCode())) {
            throw new ProductCodeFixed(before.productCode());
        }
        if (!products.update(companyId, after)) {
            throw new StaleVersion(
                    before.version(),
                    products.get(companyId, before.productId()).version());
        }
        return after;
    }
}
