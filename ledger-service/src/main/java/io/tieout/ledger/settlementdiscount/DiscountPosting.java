package io.tieout.ledger.settlementdiscount;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.Adjustment;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.receivable.InvoicedDocument;
import io.tieout.ledger.receivable.TaxShares;
import io.tieout.ledger.tax.TaxedLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The adjusting entry of a discount: less revenue, less tax, less owed.
record DiscountPosting(AccountCode discounts, AccountCode taxPayable, AccountCode receivable) {

    EntryDraft entry(
            EntryId entryId,
            UUID companyId,
            DiscountId id,
            InvoicedDocument invoice,
            TaxShares shares,
            LocalDate date,
            @Nullable UUID grantedBy) {
        var lines = new ArrayList<LineDraft>();
        for (var part : shares.parts()) {
            var rate = part.rate();
            if (part.net().isPositive()) {
                var net = LineDraft.debit(discounts, part.net());
                lines.add(rate == null ? net : TaxedLine.base(net, rate, part.base()));
            }
            if (rate != null && part.tax().isPositive()) {
                lines.add(TaxedLine.tax(LineDraft.debit(taxPayable, part.tax()), rate));
            }
        }
        lines.add(LineDraft.credit(receivable, shares.amount())
                .with("customerId", invoice.customerId().toString())
                .with("invoiceId", invoice.id().value().toString()));
        var entry = new EntryDraft(
                entryId,
                companyId,
                date,
                date,
                EntrySource.SETTLEMENT_DISCOUNT,
                id.value(),
                "Settlement discount on " + invoice.number(),
                grantedBy,
                lines);
        return entry.adjusting(Adjustment.of(invoice.entryId()));
    }
}
