package io.tieout.sales.product;

import io.tieout.dataimport.ImportCells;
import io.tieout.dataimport.ImportColumn;
import io.tieout.dataimport.ImportMode;
import io.tieout.dataimport.ImportRun;
import io.tieout.dataimport.ImportTarget;
import io.tieout.dataimport.ImportedRow;
import io.tieout.dataimport.ImportedRow.Outcome;
import io.tieout.dataimport.RowRefused;
import io.tieout.platform.money.Money;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings products in from files, under the rules of the API.
@Service
@Transactional
class ProductImportService implements ImportTarget {

    private final ProductService service;
    private final ProductRepository products;
    private final Validator validator;

    ProductImportService(ProductService service, ProductRepository products, Validator validator) {
        this.service = service;
        this.products = products;
        this.validator = validator;
    }

    @Override
    public String name() {
        return "PRODUCT";
    }

    @Override
    public List<ImportColumn> columns() {
        return ProductColumn.all();
    }

    @Override
    public String keyColumn() {
        return ProductColumn.CODE.header();
    }

    @Override
    public ImportedRow bringIn(ImportRun run, ImportCells cells) {
        var companyId = run.companyId();
        var code = cells.text(keyColumn()).orElseThrow(() -> new RowRefused(keyColumn(), "is missing"));
        var before = products.byCode(companyId, Set.of(code)).stream().findFirst();
        if (before.isEmpty() && run.mode() == ImportMode.UPDATE) {
            throw new RowRefused(keyColumn(), "there is no product '" + code + "'");
        }
        var wanted = request(code, cells, before.map(ProductRequest::of).orElse(null));
        if (before.isEmpty()) {
            return new ImportedRow(
                    Outcome.IMPORTED, service.add(companyId, wanted).productId());
        }
        var present = before.get();
        if (isSame(present, wanted.toProduct(present.productId(), present.version()))) {
            return new ImportedRow(Outcome.UNCHANGED, present.productId());
        }
        if (run.mode() == ImportMode.CREATE) {
            throw new RowRefused(keyColumn(), "there is a product '" + code + "' already, with other content");
        }
        return new ImportedRow(
                Outcome.CHANGED, service.change(companyId, present, wanted).productId());
    }

    private ProductRequest request(String code, ImportCells cells, @Nullable ProductRequest before) {
        var request = new ProductRequest(
                code,
                cells.text("name")
                        .or(() -> Optional.ofNullable(before).map(ProductRequest::name))
                        .orElseThrow(() -> new RowRefused("name", "is missing")),
                cells.text("series").orElse(before == null ? null : before.series()),
                price(cells, before == null ? null : before.listPrice()),
                cells.text("taxCode").orElse(before == null ? null : before.taxCode()),
                cells.number("taxRatePercent").orElse(before == null ? null : before.taxRatePercent()),
                cells.text("unit").orElse(before == null ? null : before.unit()),
                cells.day("activeFrom").orElse(before == null ? null : before.activeFrom()),
                cells.day("activeUntil").orElse(before == null ? null : before.activeUntil()));
        validator.validate(request).stream().findFirst().ifPresent(violation -> {
            throw new RowRefused(violation.getPropertyPath().toString(), violation.getMessage());
        });
        return request;
    }

    /// A currency without a price changes nothing silently: 10 EUR are not 10 USD.
    private static Money price(ImportCells cells, @Nullable Money before) {
        return cells.money("listPrice", "currency", before == null ? null : before.currency())
                .orElseGet(() -> {
                    if (before == null
                            || cells.text("currency")
                                    .filter(code -> !isIn(before, code))
                                    .isPresent()) {
                        throw new RowRefused("listPrice", "is missing");
                    }
                    return before;
                });
    }

    private static boolean isIn(Money money, String currencyCode) {
        return money.currency().getCurrencyCode().equals(currencyCode);
    }

    /// A rate of 19 is one of 19.0000.
    private static boolean isSame(Product one, Product other) {
        return one.taxRatePercent().compareTo(other.taxRatePercent()) == 0
                && one.equals(new Product(
                        other.productId(),
                        other.productCode(),
                        other.name(),
                        other.series(),
                        other.listPrice(),
                        other.taxCode(),
                        one.taxRatePercent(),
                        other.unit(),
                        other.activeFrom(),
                        other.activeUntil(),
                        other.version()));
    }
}
