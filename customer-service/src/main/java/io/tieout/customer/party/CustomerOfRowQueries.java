package io.tieout.customer.party;

import io.tieout.dataimport.ImportCells;
import io.tieout.dataimport.ImportColumn;
import io.tieout.dataimport.RowRefused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Which customer a row of a file means: by our number, by the one that another system knows it by, or by both.
@Component
public class CustomerOfRowQueries {

    private static final String OURS = "customerNumber";
    private static final String THEIRS = "externalNumber";

    /// Our own number goes by its own name alone: another system's "Customer Number" may be like one of ours that is
    /// somebody else's.
    public static final List<ImportColumn> COLUMNS = List.of(
            ImportColumn.of(OURS), ImportColumn.of(THEIRS, "external id", "erp number", "外部编号", "nomor eksternal"));

    private final CustomerRepository customers;

    CustomerOfRowQueries(CustomerRepository customers) {
        this.customers = customers;
    }

    /// What tells it from other customers of the same file.
    public static Optional<String> key(ImportCells cells) {
        return cells.text(OURS).or(() -> cells.text(THEIRS));
    }

    /// One that was merged into another one is that one.
    ///
    /// @throws RowRefused when there is none, or the numbers name two
    public CustomerId of(UUID companyId, ImportCells cells) {
        var byOurs = cells.text(OURS).map(number -> found(OURS, number, customers.findByNumber(companyId, number)));
        var byTheirs = cells.text(THEIRS)
                .map(number -> found(THEIRS, number, customers.findByExternalNumber(companyId, number)));
        if (byOurs.isPresent() && byTheirs.isPresent() && !byOurs.equals(byTheirs)) {
            throw new RowRefused(THEIRS, "is the number of another customer than customerNumber");
        }
        return byOurs.or(() -> byTheirs).orElseThrow(() -> new RowRefused(OURS, "is missing"));
    }

    private static CustomerId found(String column, String number, Optional<CustomerId> customer) {
        return customer.orElseThrow(() -> new RowRefused(column, "there is no customer '" + number + "'"));
    }
}
