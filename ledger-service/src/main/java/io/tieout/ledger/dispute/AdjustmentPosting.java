package io.tieout.ledger.dispute;

import io.tieout.documenttotals.TaxRate;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.Adjustment;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.receivable.InvoicedDocument;
import io.tieout.ledger.receivable.InvoicedLine;
import io.tieout.ledger.tax.TaxedLine;
import io.tieout.platform.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// The adjusting entry of a dispute: less revenue, less owed. A tax return lists what is not taxed too, so each line
/// says what its part of the sale was.
record AdjustmentPosting(AccountCode revenue, AccountCode receivable) {

    private static final Comparator<TaxRate> BY_RATE = Comparator.comparing(TaxRate::code)
            .thenComparing(TaxRate::percent)
            .thenComparingInt(TaxRate::baseNumerator)
            .thenComparingInt(TaxRate::baseDenominator);

    EntryDraft entry(EntryId entryId, WantedOutcome wanted, InvoicedDocument invoice) {
        var lines = new ArrayList<LineDraft>();
        var rates = new TreeMap<TaxRate, List<InvoicedLine>>(BY_RATE);
        invoice.lines().forEach(line -> rates.computeIfAbsent(line.taxRate(), rate -> new ArrayList<>())
                .add(line));
        var weights = rates.values().stream().map(AdjustmentPosting::net).toList();
        var parts = wanted.amount().allocate(weights).iterator();
        for (var rate : rates.keySet()) {
            var part = parts.next();
            if (part.isPositive()) {
                lines.add(TaxedLine.base(LineDraft.debit(revenue, part), rate, base(rate, part, invoice)));
            }
        }
        lines.add(LineDraft.credit(receivable, wanted.amount())
                .with("customerId", invoice.customerId().toString())
                .with("invoiceId", invoice.id().value().toString()));
        var entry = new EntryDraft(
                entryId,
                wanted.companyId(),
                wanted.date(),
                wanted.date(),
                EntrySource.DISPUTE_ADJUSTMENT,
                wanted.disputeId(),
                "Disputed part of " + invoice.number(),
                wanted.decidedBy(),
                lines);
        return entry.adjusting(Adjustment.of(invoice.entryId()));
    }

    private static Money base(TaxRate rate, Money part, InvoicedDocument invoice) {
        return rate.baseOf(part, invoice.rules());
    }

    private static long net(List<InvoicedLine> lines) {
        return lines.stream().mapToLong(line -> line.net().minorUnits()).sum();
    }
}
