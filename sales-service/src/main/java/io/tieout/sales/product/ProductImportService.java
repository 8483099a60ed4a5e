package io.tieout.sales.product;

import io.tieout.dataimport.ImportCells;
import io.tieout.dataimport.ImportColumn;
import io.tieout.dataimport.ImportMode;
import io.tieout.dataimport.ImportTarget;
import io.tieout.dataimport.ImportedRow;
import io.tieout.dataimport.ImportedRow.Outcome;
import io.tieout.dataimport.RowRefused;
import io.tieout.platform.money.InvalidMoney;
import io.tieout.platform.money.Money;
import jakarta.validation.Validator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    public ImportedRow bringIn(UUID companyId, ImportMode mode, ImportCells cells, UUID by) {
        var code = cells.text(keyColumn()).orElseThrow(() -> new RowRefused(keyColumn(), "is missing"));
        var before = products.byCode(companyId, Set.of(code)).stream().findFirst();
        if (before.isEmpty() && mode == ImportMode.UPDATE) {
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
        if (mode == ImportMode.CREATE) {
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
        var amount = cells.number("listPrice");
        var currency = cells.text("currency");
        if (amount.isEmpty()) {
            if (before == null || currency.filter(code -> !isIn(before, code)).isPresent()) {
                throw new RowRefused("listPrice", "is missing");
            }
            return before;
        }
        var unit = currency.map(ProductImportService::currency)
                .or(() -> Optional.ofNullable(before).map(Money::currency))
                .orElseThrow(() -> new RowRefused("currency", "is missing"));
        if (amount.get().signum() < 0) {
            throw new RowRefused("listPrice", "must not be negative");
        }
        if (amount.get().stripTrailingZeros().scale() > unit.getDefaultFractionDigits()) {
            throw new RowRefused(
                    "listPrice",
                    "'" + amount.get().toPlainString() + "' has more decimals than " + unit.getCurrencyCode());
        }
        try {
            return Money.exact(amount.get(), unit);
        } catch (InvalidMoney e) {
            throw new RowRefused("listPrice", "'" + amount.get().toPlainString() + "' is too large");
        }
    }

    private static boolean isIn(Money money, String currencyCode) {
        return money.currency().getCurrencyCode().equals(currencyCode);
    }

    private static Currency currency(String code) {
        try {
            var currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() < 0) {
                throw new RowRefused("currency", "'" + code + "' is not a currency of payment");
            }
            return currency;
        } catch (IllegalArgumentException e) {
            throw new RowRefused("currency", "'" + code + "' is not an ISO 4217 code");
        }
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
