package io.tieout.ledger.creditnote;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.ExchangeRateOfItself;
import io.tieout.ledger.customerview.CustomerViewService;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.numbering.NumberingService;
import io.tieout.ledger.period.PeriodService;
import io.tieout.ledger.receivable.AllocationId;
import io.tieout.ledger.receivable.AllocationService;
import io.tieout.ledger.receivable.AllocationTooEarly;
import io.tieout.ledger.receivable.AmountNotPositive;
import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.ledger.receivable.InvoicedDocument;
import io.tieout.ledger.receivable.InvoicedDocumentService;
import io.tieout.ledger.receivable.SettlingDocument;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Issues credit notes and uses them.
@Service
@Transactional
public class CreditNoteService {

    static final String SERIES = "CN";

    private final CompanyService companies;
    private final ChartService chart;
    private final PeriodService periods;
    private final JournalService journal;
    private final NumberingService numbers;
    private final InvoicedDocumentService invoices;
    private final AllocationService allocations;
    private final CreditNoteRepository notes;
    private final ForeignCreditService foreign;
    private final CreditNotePublisher publisher;
    private final CustomerViewService customers;

    CreditNoteService(
            CompanyService companies,
            ChartService chart,
            PeriodService periods,
            JournalService journal,
            NumberingService numbers,
            InvoicedDocumentService invoices,
            AllocationService allocations,
            CreditNoteRepository notes,
            ForeignCreditService foreign,
            CreditNotePublisher publisher,
            CustomerViewService customers) {
        this.customers = customers;
        this.foreign = foreign;
        this.publisher = publisher;
        this.companies = companies;
        this.chart = chart;
        this.periods = periods;
        this.journal = journal;
        this.numbers = numbers;
        this.invoices = invoices;
        this.allocations = allocations;
        this.notes = notes;
    }

    /// Corrects an invoice.
    ///
    /// @param wanted the lines to be credited; none means all that is left of the invoice
    CreditNote credit(
            UUID companyId,
            InvoiceId invoiceId,
            List<WantedLine> wanted,
            LocalDate date,
            String reason,
            ExpectedCredit expected,
            UUID issuedBy) {
        var credit = creditOf(companyId, invoiceId, date);
        return credit(
                companyId,
                credit,
                wanted.isEmpty() ? credit.whole() : credit.figures(wanted),
                date,
                reason,
                expected,
                issuedBy);
    }

    /// Credits so much of an invoice, its tax included, and settles the invoice with it as far as that is still open.
    public IssuedCredit creditAndSettle(
            UUID companyId, InvoiceId invoiceId, Money amount, LocalDate date, String reason, UUID issuedBy) {
        requirePositive(amount);
        var credit = creditOf(companyId, invoiceId, date);
        var expected = new ExpectedCredit(null, null, amount);
        var note = credit(companyId, credit, credit.ofAmount(amount), date, reason, expected, issuedBy);
        var settled = note.open().min(credit.invoice().open());
        if (settled.isPositive()) {
            allocate(companyId, note.id(), invoiceId, settled, date);
        }
        return new IssuedCredit(note.id().value(), note.number().toString(), note.entryId(), settled);
    }

    private InvoiceCredit creditOf(UUID companyId, InvoiceId invoiceId, LocalDate date) {
        var invoice = invoices.lock(companyId, invoiceId);
        if (date.isBefore(invoice.invoiceDate())) {
            throw new CreditNoteTooEarly(date, invoice.invoiceDate());
        }
        return new InvoiceCredit(invoice, notes.credited(companyId, invoiceId));
    }

    private CreditNote credit(
            UUID companyId,
            InvoiceCredit credit,
            CreditFigures figures,
            LocalDate date,
            String reason,
            ExpectedCredit expected,
            UUID issuedBy) {
        var invoice = credit.invoice();
        var draft = new CreditNoteDraft(
                companyId,
                invoice.customerId(),
                invoice.id(),
                date,
                reason,
                invoice.rules(),
                figures,
                issuedBy,
                bases(companyId, invoice, credit),
                null,
                null);
        return foreign.isForeign(companyId, invoice.total())
                ? issueForeign(draft, invoice, expected)
                : issue(draft, expected);
    }

    /// It corrects the sale at the rate at which that was booked.
    private CreditNote issueForeign(CreditNoteDraft draft, InvoicedDocument invoice, ExpectedCredit expected) {
        var companyId = draft.companyId();
        var note = note(draft, expected);
        var posted = foreign.convert(
                posting(companyId).entry(note.entryId(), note, draft),
                invoice,
                chart.byRole(companyId, AccountRole.REVENUE));
        journal.post(posted);
        notes.insert(note, draft);
        publisher.issued(note);
        foreign.open(note, posted);
        return note;
    }

    /// Most invoices tax their whole net amounts: what is credited of those is what is taxed less.
    private @Nullable TaxBasesLeft bases(UUID companyId, InvoicedDocument invoice, InvoiceCredit credit) {
        var nets = credit.partlyTaxedNets();
        return nets.isEmpty() || foreign.isForeign(companyId, invoice.total())
                ? null
                : new TaxBasesLeft(
                        nets, notes.basesLeft(companyId, invoice, chart.byRole(companyId, AccountRole.REVENUE)));
    }

    /// Issues a credit note that its sender has added up, with or without an invoice behind it.
    CreditNote issue(CreditNoteDraft draft, ExpectedCredit expected) {
        var companyId = draft.companyId();
        var own = companies.get(companyId).baseCurrency();
        boolean isForeign = !draft.rules().currency().equals(own);
        if (!isForeign && draft.exchangeRate() != null) {
            throw new ExchangeRateOfItself(own, "/exchangeRate");
        }
        if (!isForeign && draft.taxExchangeRate() != null) {
            throw new ExchangeRateOfItself(own, "/taxExchangeRate");
        }
        var note = note(draft, expected);
        var entry = posting(companyId).entry(note.entryId(), note, draft);
        var posted = isForeign ? foreign.convert(entry, draft) : entry;
        journal.post(posted);
        notes.insert(note, draft);
        publisher.issued(note);
        if (isForeign) {
            foreign.open(note, posted);
        }
        return note;
    }

    private CreditNote note(CreditNoteDraft draft, ExpectedCredit expected) {
        var companyId = draft.companyId();
        var currency = draft.rules().currency();
        var net = draft.figures().net(currency);
        var tax = draft.figures().tax(currency);
        var total = net.plus(tax);
        expected.requireMet(net, tax, total);
        return new CreditNote(
                companyId,
                CreditNoteId.next(),
                numbers.next(companyId, SERIES, draft.date()),
                draft.customerId(),
                draft.invoiceId(),
                draft.date(),
                draft.reason(),
                net,
                tax,
                total,
                total,
                EntryId.next(),
                draft.issuedBy(),
                1,
                0L);
    }

    /// Settles an invoice with a part of a credit note. Both lie in the receivables account, so nothing is posted,
    /// unless they are in another currency and may stand at different rates; the period must be open all the same,
    /// for ageing reports look at the date.
    public AllocationId allocate(UUID companyId, CreditNoteId id, InvoiceId invoiceId, Money amount, LocalDate date) {
        requirePositive(amount);
        // The invoice first, then the credit, then the period: as everywhere.
        var planned = allocations
                .plan(companyId, List.of(new InvoiceAmount(invoiceId, amount)))
                .getFirst();
        var note = lock(companyId, id);
        if (!customers.areOne(companyId, note.customerId(), planned.customerId())) {
            throw new CreditNoteOfAnotherCustomer(id, invoiceId);
        }
        periods.requireOpen(companyId, List.of(date));
        requireNotBefore(date, note.date());
        var used = note.use(amount);
        if (foreign.isForeign(companyId, amount)) {
            var allocating = foreign.allocate(companyId, id, planned, date);
            var allocationId = allocations.settle(companyId, planned, settling(id), allocating.entryId(), date);
            foreign.post(companyId, id, allocating, allocationId);
            update(used, CreditNoteMovement.allocation(amount.negated(), date, allocationId));
            return allocationId;
        }
        var allocationId = allocations.settle(companyId, planned, settling(id), null, date);
        update(used, CreditNoteMovement.allocation(amount.negated(), date, allocationId));
        return allocationId;
    }

    /// Takes an allocation back: the invoice is owed again, the credit note can be used again.
    public AllocationId undo(UUID companyId, CreditNoteId id, AllocationId allocationId, LocalDate date) {
        var planned = allocations.planUndo(companyId, allocationId, settling(id), date);
        var note = lock(companyId, id);
        periods.requireOpen(companyId, List.of(date));
        var reversal =
                foreign.isForeign(companyId, planned.amount()) ? foreign.undo(companyId, allocationId, date) : null;
        var undoing = allocations.undo(companyId, planned, reversal, date);
        update(note.giveBack(planned.amount()), CreditNoteMovement.allocation(planned.amount(), date, undoing));
        return undoing;
    }

    /// Keeps others from using these until the transaction ends.
    public void hold(UUID companyId, Collection<CreditNoteId> ids) {
        notes.lock(companyId, ids);
    }

    /// Makes sure that so much could be paid out now, and keeps it so until the transaction ends.
    ///
    /// @return the customer whose credit it is
    public UUID requireRefundable(UUID companyId, CreditNoteId id, Money amount, LocalDate date) {
        var note = lock(companyId, id);
        requireNotBefore(date, note.date());
        note.use(amount);
        return note.customerId();
    }

    /// A part of the credit note is paid out.
    ///
    /// @param entryId that will be posted
    /// @return the line that takes it off the receivables
    public LineDraft refund(
            UUID companyId, CreditNoteId id, Money amount, LocalDate date, UUID refundId, EntryId entryId) {
        var note = lock(companyId, id).use(amount);
        update(note, CreditNoteMovement.refund(amount.negated(), date, refundId));
        var line = foreign.isForeign(companyId, amount)
                ? foreign.refund(companyId, id, amount, date, refundId, entryId)
                : LineDraft.debit(chart.byRole(companyId, AccountRole.RECEIVABLE), amount);
        return line.with("customerId", note.customerId().toString())
                .with("creditNoteId", id.value().toString());
    }

    private void update(CreditNote note, CreditNoteMovement movement) {
        notes.update(note, movement);
        publisher.changed(note, movement);
    }

    private CreditNote lock(UUID companyId, CreditNoteId id) {
        return notes.lock(companyId, id).orElseThrow(() -> new CreditNoteUnknown(id));
    }

    private static void requirePositive(Money amount) {
        if (!amount.isPositive()) {
            throw new AmountNotPositive(amount);
        }
    }

    private static void requireNotBefore(LocalDate date, LocalDate earliest) {
        if (date.isBefore(earliest)) {
            throw new AllocationTooEarly(date, earliest);
        }
    }

    private static SettlingDocument settling(CreditNoteId id) {
        return new SettlingDocument(SettlingDocument.Kind.CREDIT_NOTE, id.value());
    }

    private CreditNotePosting posting(UUID companyId) {
        return new CreditNotePosting(
                chart.byRole(companyId, AccountRole.RECEIVABLE),
                chart.byRole(companyId, AccountRole.REVENUE),
                chart.byRole(companyId, AccountRole.TAX_PAYABLE));
    }
}
