package io.tieout.customer.customerimport;

import io.tieout.customer.businessview.BusinessHistoryQueries;
import io.tieout.customer.interaction.InteractionService;
import io.tieout.customer.party.CustomerEntryService;
import io.tieout.customer.party.CustomerId;
import io.tieout.dataimport.ImportCells;
import io.tieout.dataimport.ImportColumn;
import io.tieout.dataimport.ImportRun;
import io.tieout.dataimport.ImportedRow;
import io.tieout.dataimport.RevertibleTarget;
import io.tieout.dataimport.RowRefused;
import io.tieout.platform.problem.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Brings customers in from files, under the rules of the API. The external number says which one a row means; its
/// parent may stand further down in the file.
@Service
class CustomerImportService implements RevertibleTarget {

    private static final String NAME = "name";
    private static final String EXTERNAL_NUMBER = "externalNumber";

    private final CustomerEntryService entries;
    private final BusinessHistoryQueries business;
    private final InteractionService interactions;
    private final CustomerUseQueries uses;

    CustomerImportService(
            CustomerEntryService entries,
            BusinessHistoryQueries business,
            InteractionService interactions,
            CustomerUseQueries uses) {
        this.uses = uses;
        this.entries = entries;
        this.business = business;
        this.interactions = interactions;
    }

    @Override
    public String name() {
        return "CUSTOMER";
    }

    @Override
    public List<ImportColumn> columns() {
        return CustomerColumns.ALL;
    }

    @Override
    public List<String> openPrefixes() {
        return List.of(CustomerColumns.ATTRIBUTE_PREFIX, CustomerColumns.KEY_PREFIX);
    }

    @Override
    public String keyColumn() {
        return EXTERNAL_NUMBER;
    }

    @Override
    public List<String> requiredColumns() {
        return List.of(NAME);
    }

    @Override
    public Optional<String> key(ImportCells cells) {
        return cells.text(EXTERNAL_NUMBER);
    }

    @Override
    public ImportedRow bringIn(ImportRun run, ImportCells cells) {
        var entry = new CustomerRow(cells).toEntry();
        // The parent was brought in and taken out again.
        if (entry.parentExternalNumber() != null && run.rehearsed().test(entry.parentExternalNumber())) {
            entry = entry.withoutParent();
        }
        try {
            return entries.bringIn(run.companyId(), entry, run.mode(), run.by());
        } catch (Refusal e) {
            throw new RowRefused(column(e), e.detail());
        }
    }

    /// Customers were told to everybody: one that is taken back stays under its number, inactive and without the
    /// numbers of other systems, so that the right file can bring it in anew.
    @Override
    public void takeBack(UUID companyId, UUID customerId, UUID by) {
        var id = new CustomerId(customerId);
        if (business.isThere(companyId, customerId)) {
            throw new RowRefused(NAME, "has deals, orders or entries in the books");
        }
        if (interactions.last(companyId, id).isPresent()) {
            throw new RowRefused(NAME, "was talked with");
        }
        if (uses.isUsed(companyId, customerId)) {
            throw new RowRefused(NAME, "has contacts, follow-ups, adjustments of its credit or customers below it");
        }
        if (!entries.withdraw(companyId, id, by)) {
            throw new RowRefused(NAME, "was changed or merged since");
        }
    }

    private static String column(Refusal refusal) {
        return refusal.errors().isEmpty()
                ? NAME
                : refusal.errors().getFirst().pointer().replaceFirst("^/", "");
    }
}
