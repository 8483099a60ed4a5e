package io.tieout.ledger.receivable;

import io.tieout.documenttotals.DocumentTotals;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.tax.TaxedLine;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an invoice does to the books: the customer owes the total; revenue and tax are earned and owed per tax
/// rate, so that a tax return finds the base of each.
record InvoicePosting(AccountCode receivable, AccountCode revenue, AccountCode taxPayable) {

    private static final int MAX_TAX_RATES = 100;

    EntryDraft entry(
            EntryId id,
            InvoiceId invoiceId,
            InvoiceNumber number,
            InvoiceDraft draft,
            DocumentTotals totals,
            @Nullable UUID postedBy) {
        if (totals.taxSubtotals().size() > MAX_TAX_RATES) {
            throw new DocumentRefused("lines", "must not have more than " + MAX_TAX_RATES + " different tax rates");
        }
        var lines = new ArrayList<LineDraft>();
        lines.add(LineDraft.debit(receivable, totals.total())
                .with("customerId", draft.customerId().toString())
                .with("invoiceId", invoiceId.value().toString()));
        for (var subtotal : totals.taxSubtotals()) {
            if (subtotal.net().isPositive()) {
                lines.add(
                        TaxedLine.base(LineDraft.credit(revenue, subtotal.net()), subtotal.taxRate(), subtotal.base()));
            }
            if (subtotal.tax().isPositive()) {
                lines.add(TaxedLine.tax(LineDraft.credit(taxPayable, subtotal.tax()), subtotal.taxRate()));
            }
        }
        return new EntryDraft(
                id,
                draft.companyId(),
                draft.invoiceDate(),
                draft.invoiceDate(),
                EntrySource.INVOICE,
                invoiceId.value(),
                "Invoice " + number,
                postedBy,
                lines);
    }
}
