package io.tieout.ledger.purchase;

import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.JournalService;
import java.util.ArrayList;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class PurchaseEntryService {

    private final CompanyService companies;
    private final PurchaseTotalsService totals;
    private final JournalService journal;

    PurchaseEntryService(CompanyService companies, PurchaseTotalsService totals, JournalService journal) {
        this.companies = companies;
        this.totals = totals;
        this.journal = journal;
    }

    PurchaseEntryResponse post(UUID companyId, PurchaseEntryRequest request, UUID postedBy) {
        var purchase = totals.of(companies.get(companyId), request.wanted());
        var lines = new ArrayList<>(purchase.lines(totals.accounts(companyId, request.payableAccount())));
        lines.add(request.owed(lines.removeLast()));
        var entryId = EntryId.next();
        journal.post(new EntryDraft(
                entryId,
                companyId,
                request.effectiveDate(),
                request.document(),
                EntrySource.MANUAL,
                null,
                request.text(),
                postedBy,
                lines));
        return PurchaseEntryResponse.of(entryId, purchase);
    }
}
