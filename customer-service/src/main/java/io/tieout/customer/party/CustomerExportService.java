package io.tieout.customer.party;

import io.tieout.sheet.ExportTooLarge;
import io.tieout.sheet.SheetFormat;
import io.tieout.sheet.SheetWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Writes a list of customers in one snapshot, in the columns that an import understands.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class CustomerExportService {

    private final CustomerRepository customers;

    CustomerExportService(CustomerRepository customers) {
        this.customers = customers;
    }

    /// Asked before the first byte: a file that ends halfway looks complete to whoever opens it.
    void requireRoom(UUID companyId, CustomerFilter filter, SheetFormat format) {
        ExportTooLarge.checkColumns(customers.attributeNames(companyId, filter).size()
                + customers.systems(companyId, filter).size());
        if (format.maxRows() < Long.MAX_VALUE) {
            ExportTooLarge.check(customers.count(companyId, filter, format.maxRows() + 1), format);
        }
    }

    /// @param whole whether the caller sees bank accounts with all their digits; otherwise there is no such column
    void write(UUID companyId, CustomerFilter filter, boolean whole, SheetWriter sheet) throws IOException {
        var attributes = customers.attributeNames(companyId, filter);
        var systems = customers.systems(companyId, filter);
        var columns = CustomerColumn.shownTo(whole);
        sheet.row(Stream.of(
                        columns.stream().map(CustomerColumn::header),
                        systems.stream().map(system -> CustomerColumn.KEY_PREFIX + system),
                        attributes.stream().map(name -> CustomerColumn.ATTRIBUTE_PREFIX + name))
                .flatMap(headers -> headers)
                .toList());
        try {
            customers.forEach(companyId, filter, (customer, numbers) -> {
                try {
                    sheet.row(CustomerColumn.cells(columns, systems, attributes, customer, numbers));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
