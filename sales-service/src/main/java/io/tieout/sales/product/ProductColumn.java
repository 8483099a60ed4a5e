package io.tieout.sales.product;

import io.tieout.dataimport.ImportColumn;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A column of a file of products, in the order of exports; an import understands each of them, in three languages.
enum ProductColumn {
    CODE("productCode", "code", "sku", "product code", "产品编码", "产品代码", "编码", "kode produk", "kode"),
    NAME("name", "product", "product name", "产品名称", "名称", "nama produk", "nama"),
    SERIES("series", "系列", "产品系列", "seri"),
    LIST_PRICE("listPrice", "price", "unit price", "价格", "单价", "标价", "harga", "harga satuan"),
    CURRENCY("currency", "币种", "货币", "mata uang"),
    TAX_CODE("taxCode", "tax category", "税码", "税种", "kode pajak"),
    TAX_RATE("taxRatePercent", "tax rate", "税率", "tarif pajak"),
    UNIT("unit", "单位", "satuan"),
    ACTIVE_FROM("activeFrom", "sold from", "开始日期", "生效日期", "berlaku mulai"),
    ACTIVE_UNTIL("activeUntil", "sold until", "结束日期", "失效日期", "berlaku sampai");

    private final ImportColumn column;

    ProductColumn(String name, String... words) {
        this.column = ImportColumn.of(name, words);
    }

    String header() {
        return column.name();
    }

    static List<ImportColumn> all() {
        return Stream.of(values()).map(found -> found.column).toList();
    }

    static List<String> headers() {
        return Stream.of(values()).map(ProductColumn::header).toList();
    }

    static List<? extends @Nullable String> cells(Product product) {
        return Stream.of(values()).map(column -> column.cell(product)).toList();
    }

    private @Nullable String cell(Product product) {
        return switch (this) {
            case CODE -> product.productCode();
            case NAME -> product.name();
            case SERIES -> product.series();
            case LIST_PRICE -> product.listPrice().toBigDecimal().toPlainString();
            case CURRENCY -> product.listPrice().currency().getCurrencyCode();
            case TAX_CODE -> product.taxCode();
            case TAX_RATE -> product.taxRatePercent().stripTrailingZeros().toPlainString();
            case UNIT -> product.unit();
            case ACTIVE_FROM ->
                product.activeFrom() == null ? null : product.activeFrom().toString();
            case ACTIVE_UNTIL ->
                product.activeUntil() == null ? null : product.activeUntil().toString();
        };
    }
}
