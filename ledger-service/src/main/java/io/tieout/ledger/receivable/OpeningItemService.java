package io.tieout.ledger.receivable;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.PostingOutcome;
import io.tieout.ledger.journal.Reversal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes over what customers owe from the books kept elsewhere before. In these books it is an invoice like any
/// other: it can be paid, dunned and credited, and reconciliation learns of it. Its revenue and tax stay where they
/// were reported, so it is owed against the opening account, without lines to tax.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class OpeningItemService {

    /// Of the books, as everywhere: what is due later is a typing error.
    private static final int LAST_YEAR = 2199;

    private final ChartService chart;
    private final JournalService journal;
    private final InvoiceRepository invoices;
    private final OpeningItemRepository openings;
    private final AllocationService allocations;
    private final InvoicePublisher publisher;

    OpeningItemService(
            ChartService chart,
            JournalService journal,
            InvoiceRepository invoices,
            OpeningItemRepository openings,
            AllocationService allocations,
            InvoicePublisher publisher) {
        this.chart = chart;
        this.journal = journal;
        this.invoices = invoices;
        this.openings = openings;
        this.allocations = allocations;
        this.publisher = publisher;
    }

    /// Takes those over that can be, with a few statements however many they are.
    ///
    /// @return in the order of the items
    public List<OpeningItemOutcome> takeEach(UUID companyId, List<OpeningItem> items, UUID postedBy) {
        var taken = openings.takenNumbers(
                companyId, items.stream().map(OpeningItem::externalNumber).toList());
        var receivable = chart.byRole(companyId, AccountRole.RECEIVABLE);
        var opening = chart.byRole(companyId, AccountRole.OPENING_BALANCE);
        var outcomes = new OpeningItemOutcome[items.size()];
        var judged = new ArrayList<Integer>();
        var drafts = new ArrayList<EntryDraft>();
        for (int index = 0; index < items.size(); index++) {
            var item = items.get(index);
            if (!taken.add(item.externalNumber())) {
                outcomes[index] = refused("invoiceNumber", "is in these books already");
            } else if (item.dueDate().isBefore(item.invoiceDate())) {
                outcomes[index] = refused("dueDate", "must not be before the invoice date");
            } else if (item.dueDate().getYear() > LAST_YEAR) {
                outcomes[index] = refused("dueDate", "must not be after " + LAST_YEAR);
            } else if (item.invoiceDate().isAfter(item.openingDate())) {
                outcomes[index] = refused("invoiceDate", "must not be after the opening date");
            } else {
                judged.add(index);
                drafts.add(entry(companyId, item, receivable, opening, postedBy));
            }
        }
        var posted = new ArrayList<Opened>();
        var answers = journal.postEach(drafts);
        for (int position = 0; position < judged.size(); position++) {
            int index = judged.get(position);
            outcomes[index] = switch (answers.get(position)) {
                case PostingOutcome.Refused(var refusal) -> new OpeningItemOutcome.Refused(refusal);
                case PostingOutcome.Posted entry -> {
                    var id = new InvoiceId(
                            Objects.requireNonNull(drafts.get(position).sourceId()));
                    posted.add(new Opened(items.get(index), id, entry.id()));
                    yield new OpeningItemOutcome.Taken(id, entry.id());
                }
            };
        }
        keep(companyId, posted);
        return List.of(outcomes);
    }

    /// Takes open items back on which nothing happened yet, and gives their numbers free.
    ///
    /// @param by what is behind it
    public List<Reversal> withdraw(UUID companyId, List<InvoiceId> ids, UUID by, String reason, UUID withdrawnBy) {
        var found = invoices.lock(companyId, ids);
        for (var invoice : found) {
            if (!invoice.open().equals(invoice.total())) {
                throw new OpeningItemPaid(invoice);
            }
        }
        // Under the lock that a credit note takes too: it comes before, or finds the item withdrawn.
        openings.firstCredited(companyId, ids).ifPresent(id -> {
            throw new OpeningItemCredited(id);
        });
        var byEntry = found.stream().collect(Collectors.toMap(Invoice::entryId, Function.identity()));
        var reversals = journal.reverseAll(companyId, byEntry.keySet(), reason, withdrawnBy);
        for (var reversal : reversals) {
            var invoice = Objects.requireNonNull(byEntry.get(reversal.reversedEntryId()));
            if (!reversal.effectiveDate().equals(invoice.owedFrom())) {
                throw new OpeningItemClosed(invoice);
            }
        }
        openings.freeNumbers(companyId, ids);
        var document = new SettlingDocument(SettlingDocument.Kind.OPENING_WITHDRAWAL, by);
        allocations.write(
                companyId,
                reversals.stream()
                        .map(reversal -> settled(byEntry, reversal, document))
                        .toList());
        return reversals;
    }

    private static Allocation settled(Map<EntryId, Invoice> byEntry, Reversal reversal, SettlingDocument document) {
        var invoice = Objects.requireNonNull(byEntry.get(reversal.reversedEntryId()));
        return new Allocation(
                invoice.companyId(),
                AllocationId.next(),
                invoice.id(),
                invoice.open(),
                reversal.effectiveDate(),
                null,
                null,
                document,
                null,
                reversal.entryId());
    }

    private void keep(UUID companyId, List<Opened> posted) {
        var invoices = new ArrayList<Invoice>();
        var bySeries = posted.stream()
                .collect(Collectors.groupingBy(opened -> seriesOf(opened.item().openingDate())));
        bySeries.forEach((series, ofSeries) -> {
            long next = openings.takeNumbers(companyId, series, ofSeries.size());
            for (var opened : ofSeries) {
                invoices.add(opened.invoice(companyId, new InvoiceNumber(series, next++)));
            }
        });
        if (!invoices.isEmpty()) {
            openings.insert(companyId, invoices, posted.getFirst().item().openingDate());
            publisher.issued(invoices);
        }
    }

    private static EntryDraft entry(
            UUID companyId, OpeningItem item, AccountCode receivable, AccountCode opening, UUID postedBy) {
        var invoiceId = InvoiceId.next();
        return new EntryDraft(
                EntryId.next(),
                companyId,
                item.openingDate(),
                item.invoiceDate(),
                EntrySource.INVOICE,
                invoiceId.value(),
                "Open item " + item.externalNumber(),
                postedBy,
                List.of(
                        LineDraft.debit(receivable, item.open())
                                .with("customerId", item.customerId().toString())
                                .with("invoiceId", invoiceId.value().toString()),
                        LineDraft.credit(opening, item.open())));
    }

    private static OpeningItemOutcome refused(String field, String problem) {
        return new OpeningItemOutcome.Refused(new OpeningItemUnfit(field, problem));
    }

    /// A series of its own: the number the customer knows is the one of the old books.
    private static String seriesOf(LocalDate openingDate) {
        return "OPEN-%04d".formatted(openingDate.getYear());
    }

    private record Opened(OpeningItem item, InvoiceId id, EntryId entryId) {

        Invoice invoice(UUID companyId, InvoiceNumber number) {
            return new Invoice(
                    companyId,
                    id,
                    number,
                    item.customerId(),
                    new InvoiceOrigin(item.externalNumber(), null, null),
                    item.invoiceDate(),
                    item.openingDate(),
                    item.dueDate(),
                    item.open(),
                    item.open().minus(item.open()),
                    item.open(),
                    item.open(),
                    false,
                    null,
                    null,
                    entryId,
                    1);
        }
    }
}
