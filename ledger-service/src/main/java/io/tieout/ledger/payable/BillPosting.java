package io.tieout.ledger.payable;

import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.purchase.Purchase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What a bill does to the books; a credit note does the opposite.
record BillPosting(Purchase purchase, Purchase.Accounts accounts) {

    EntryDraft entry(Bill bill, UUID postedBy) {
        var lines = new ArrayList<>(purchase.lines(accounts));
        lines.add(lines.removeLast()
                .with("supplierId", bill.supplierId().toString())
                .with("documentNumber", bill.supplierNumber().value())
                .with("billId", bill.id().value().toString()));
        return new EntryDraft(
                bill.entryId(),
                bill.companyId(),
                bill.effectiveDate(),
                bill.documentDate(),
                EntrySource.BILL,
                bill.id().value(),
                (bill.kind() == BillKind.BILL ? "Bill " : "Credit note of a supplier ") + bill.number(),
                postedBy,
                bill.kind() == BillKind.BILL ? lines : opposite(lines));
    }

    private static List<LineDraft> opposite(List<LineDraft> lines) {
        return lines.stream()
                .map(line -> new LineDraft(
                        line.account(), line.side().opposite(), line.amount(), line.dimensions(), line.foreign()))
                .toList();
    }
}
