package io.tieout.ledger.settlementdiscount;

import io.tieout.documenttotals.TaxRate;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.Adjustment;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.receivable.InvoicedDocument;
import io.tieout.ledger.receivable.TaxShares;
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
            if (part.net().isPositive()) {
                lines.add(withRate(LineDraft.debit(discounts, part.net()), part.rate()));
            }
            if (part.tax().isPositive()) {
                lines.add(withRate(LineDraft.debit(taxPayable, part.tax()), part.rate()));
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

    private static LineDraft withRate(LineDraft line, @Nullable TaxRate rate) {
        return rate == null
                ? line
                : line.with("taxCode", rate.code())
                        .with("taxRatePercent", rate.percent().toPlainString());
    }
}
