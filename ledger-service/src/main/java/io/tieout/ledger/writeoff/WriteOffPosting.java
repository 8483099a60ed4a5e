package io.tieout.ledger.writeoff;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.ledger.receivable.TaxShares;
import io.tieout.ledger.tax.TaxedLine;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;

/// What giving up a debt does to the books, and its return, which is the same with the sides exchanged.
///
/// @param loss the allowance or the expense
record WriteOffPosting(AccountCode loss, AccountCode taxPayable, AccountCode receivable) {

    EntryDraft writtenOff(EntryId entryId, WriteOff writeOff, TaxShares shares, UUID postedBy) {
        return entry(
                entryId,
                writeOff,
                new Fact(EntrySource.WRITE_OFF, writeOff.id().value(), "Write-off", writeOff.date(), postedBy),
                shares,
                Side.DEBIT);
    }

    EntryDraft recovered(
            EntryId entryId, WriteOff writeOff, UUID recoveryId, TaxShares shares, LocalDate date, UUID postedBy) {
        return entry(
                entryId,
                writeOff,
                new Fact(EntrySource.RECOVERY, recoveryId, "Recovery of a debt written off", date, postedBy),
                shares,
                Side.CREDIT);
    }

    /// What an entry takes from the allowance or makes an expense, in the currency of the books.
    Money lostBy(EntryDraft entry) {
        var lost = entry.lines().stream()
                .filter(line -> line.account().equals(loss))
                .map(LineDraft::amount)
                .toList();
        return Money.sum(lost, entry.lines().getLast().amount().currency());
    }

    private EntryDraft entry(EntryId entryId, WriteOff writeOff, Fact fact, TaxShares shares, Side lossSide) {
        var lines = new ArrayList<LineDraft>();
        var net = shares.amount().minus(shares.tax());
        if (net.isPositive()) {
            lines.add(new LineDraft(
                    loss,
                    lossSide,
                    net,
                    Map.of("customerId", writeOff.customerId().toString())));
        }
        for (var part : shares.parts()) {
            var rate = part.rate();
            if (rate != null && part.tax().isPositive()) {
                lines.add(
                        TaxedLine.taxOf(new LineDraft(taxPayable, lossSide, part.tax(), Map.of()), rate, part.base()));
            }
        }
        lines.add(new LineDraft(
                receivable,
                lossSide.opposite(),
                shares.amount(),
                Map.of(
                        "customerId",
                        writeOff.customerId().toString(),
                        "invoiceId",
                        writeOff.invoiceId().value().toString())));
        return new EntryDraft(
                entryId,
                writeOff.companyId(),
                fact.date(),
                fact.date(),
                fact.source(),
                fact.id(),
                fact.text(),
                fact.postedBy(),
                lines);
    }

    private record Fact(EntrySource source, UUID id, String text, LocalDate date, UUID postedBy) {}
}
