package io.tieout.customer.customerimport;

import io.tieout.customer.party.CustomerEntryService.Mode;
import io.tieout.platform.id.Ids;
import io.tieout.sheet.UnreadableSheet;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Service
@Transactional
class CustomerImportService {

    private final CustomerImportRepository imports;
    private final CustomerImportJob job;

    CustomerImportService(CustomerImportRepository imports, CustomerImportJob job) {
        this.imports = imports;
        this.job = job;
    }

    ImportId start(
            UUID companyId,
            UploadedFile file,
            Map<String, String> mapping,
            ControlTotals totals,
            Mode mode,
            boolean dryRun,
            UUID requestedBy) {
        var text = file.text();
        var sheet = CustomerSheet.parse(text, mapping);
        if (!file.isWorkbook() && sheet.columns().contains(CustomerColumns.ROW)) {
            throw new UnreadableSheet("The column '" + CustomerColumns.ROW + "' is not one of a text file");
        }
        totals.check(file, sheet.rows().size());
        var id = new ImportId(Ids.next());
        imports.insert(companyId, id, file.name(), text, sheet, mode, dryRun, requestedBy);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                job.wake();
            }
        });
        return id;
    }
}
