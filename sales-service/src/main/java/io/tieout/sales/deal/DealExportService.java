package io.tieout.sales.deal;

import io.tieout.sales.team.Sight;
import io.tieout.sheet.ExportTooLarge;
import io.tieout.sheet.SheetFormat;
import io.tieout.sheet.SheetWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Writes a list of deals in one snapshot, as far as the caller sees.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class DealExportService {

    private final DealQueries deals;

    DealExportService(DealQueries deals) {
        this.deals = deals;
    }

    /// Asked before the first byte: a file that ends halfway looks complete to whoever opens it.
    void requireRoom(UUID companyId, Sight sight, DealQueries.Filter filter, SheetFormat format) {
        if (format.maxRows() < Long.MAX_VALUE) {
            ExportTooLarge.check(deals.count(companyId, sight, filter, format.maxRows() + 1), format);
        }
    }

    void write(UUID companyId, Sight sight, DealQueries.Filter filter, SheetWriter sheet) throws IOException {
        sheet.row(DealColumn.headers());
        try {
            deals.forEach(companyId, sight, filter, deal -> {
                try {
                    sheet.row(DealColumn.cells(deal));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
