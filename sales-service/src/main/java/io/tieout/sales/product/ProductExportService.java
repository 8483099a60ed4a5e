package io.tieout.sales.product;

import io.tieout.sheet.ExportTooLarge;
import io.tieout.sheet.SheetFormat;
import io.tieout.sheet.SheetWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Writes the catalogue in one snapshot, in the columns that an import understands.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class ProductExportService {

    private final ProductRepository products;

    ProductExportService(ProductRepository products) {
        this.products = products;
    }

    /// Asked before the first byte: a file that ends halfway looks complete to whoever opens it.
    void requireRoom(UUID companyId, @Nullable LocalDate soldOn, SheetFormat format) {
        if (format.maxRows() < Long.MAX_VALUE) {
            ExportTooLarge.check(products.count(companyId, soldOn, format.maxRows() + 1), format);
        }
    }

    void write(UUID companyId, @Nullable LocalDate soldOn, SheetWriter sheet) throws IOException {
        sheet.row(ProductColumn.headers());
        try {
            products.forEach(companyId, soldOn, product -> {
                try {
                    sheet.row(ProductColumn.cells(product));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
