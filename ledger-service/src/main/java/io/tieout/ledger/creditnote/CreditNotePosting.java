package io.tieout.ledger.creditnote;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.tax.TaxedLine;
import java.util.ArrayList;

/// What a credit note does to the books: the opposite of an invoice.
record CreditNotePosting(AccountCode receivable, AccountCode revenue, AccountCode taxPayable) {

    private static final int MAX_TAX_RATES = 100;

    EntryDraft entry(EntryId id, CreditNote note, CreditNoteDraft draft) {
        var rates = draft.figures().byRate();
        if (rates.size() > MAX_TAX_RATES) {
            throw new CreditDocumentRefused(
                    "lines", "must not have more than " + MAX_TAX_RATES + " different tax rates");
        }
        var lines = new ArrayList<LineDraft>();
        rates.forEach((rate, sums) -> {
            if (sums.net().isPositive()) {
                lines.add(TaxedLine.base(LineDraft.debit(revenue, sums.net()), rate, draft.base(rate, sums.net())));
            }
            if (sums.tax().isPositive()) {
                lines.add(TaxedLine.tax(LineDraft.debit(taxPayable, sums.tax()), rate));
            }
        });
        lines.add(LineDraft.credit(receivable, note.total())
                .with("customerId", note.customerId().toString())
                .with("creditNoteId", note.id().value().toString()));
        return new EntryDraft(
                id,
                note.companyId(),
                note.date(),
                note.date(),
                EntrySource.CREDIT_NOTE,
                note.id().value(),
                "Credit note " + note.number(),
                note.issuedBy(),
                lines);
    }
}
