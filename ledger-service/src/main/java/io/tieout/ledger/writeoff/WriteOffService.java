package io.tieout.ledger.writeoff;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.allowance.AllowanceService;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.receivable.AllocationService;
import io.tieout.ledger.receivable.AllocationTooEarly;
import io.tieout.ledger.receivable.AmountNotPositive;
import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.InvoiceCorrectionService;
import io.tieout.ledger.receivable.InvoiceRelief;
import io.tieout.ledger.receivable.InvoicedDocument;
import io.tieout.ledger.receivable.InvoicedDocumentService;
import io.tieout.ledger.receivable.PlannedAllocation;
import io.tieout.ledger.receivable.SettlingDocument;
import io.tieout.ledger.receivable.TaxShares;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class WriteOffService {

    private final CompanyService companies;
    private final ChartService chart;
    private final JournalService journal;
    private final InvoicedDocumentService invoices;
    private final AllocationService allocations;
    private final InvoiceCorrectionService corrections;
    private final AllowanceService allowances;
    private final WriteOffRepository writeOffs;

    WriteOffService(
            CompanyService companies,
            ChartService chart,
            JournalService journal,
            InvoicedDocumentService invoices,
            AllocationService allocations,
            InvoiceCorrectionService corrections,
            AllowanceService allowances,
            WriteOffRepository writeOffs) {
        this.corrections = corrections;
        this.companies = companies;
        this.chart = chart;
        this.journal = journal;
        this.invoices = invoices;
        this.allocations = allocations;
        this.allowances = allowances;
        this.writeOffs = writeOffs;
    }

    /// Gives up a part of an invoice: at once where one person is enough, else when another one approves it.
    WriteOffId request(UUID companyId, WantedWriteOff wanted, UUID requestedBy) {
        if (wanted.method() == WriteOffMethod.ALLOWANCE) {
            allowances.requireKept(companyId);
        }
        writeOffs.lockCustomers(companyId);
        var invoice = invoices.lock(companyId, wanted.invoiceId());
        var amount = wanted.amount() == null ? invoice.open() : wanted.amount();
        if (!amount.isPositive()) {
            throw new AmountNotPositive(amount);
        }
        var zero = Money.zero(amount.currency());
        var writeOff = new WriteOff(
                companyId,
                WriteOffId.next(),
                invoice.id(),
                invoice.customerId(),
                wanted.method(),
                wanted.taxRelief(),
                wanted.date(),
                amount,
                zero,
                zero,
                zero,
                wanted.reason(),
                WriteOffStatus.REQUESTED,
                requestedBy,
                null,
                1);
        // Refused at once, and not only when it is approved.
        var planned = plan(writeOff);
        var relief = corrections.relieve(companyId, planned);
        var policy = policy(companyId);
        var before = writtenOff(writeOff);
        policy.requireAllowed(before, relief.worth());
        writeOffs.insert(writeOff);
        if (!policy.needsTwo(before, relief.worth())) {
            post(writeOff, invoice, planned, relief, requestedBy);
        }
        return writeOff.id();
    }

    /// A match will write off: limits come before the invoices that it locks.
    public void expect(UUID companyId) {
        writeOffs.lockCustomers(companyId);
    }

    /// Gives up what a payment leaves of an invoice, as an expense and without relief for its tax, if one person may.
    /// Whoever posts it [expected][#expect] it.
    public void writeOff(UUID companyId, MatchedWriteOff matched) {
        var invoice = invoices.lock(companyId, matched.invoiceId());
        var zero = Money.zero(matched.amount().currency());
        var writeOff = new WriteOff(
                companyId,
                WriteOffId.next(),
                invoice.id(),
                invoice.customerId(),
                WriteOffMethod.DIRECT,
                false,
                matched.effectiveDate(),
                matched.amount(),
                zero,
                zero,
                zero,
                matched.reason(),
                WriteOffStatus.REQUESTED,
                matched.decidedBy(),
                matched.matchId(),
                1);
        var planned = plan(writeOff);
        var relief = corrections.relieve(companyId, planned);
        var policy = policy(companyId);
        var before = writtenOff(writeOff);
        policy.requireAllowed(before, relief.worth());
        if (policy.needsTwo(before, relief.worth())) {
            throw new WriteOffNeedsApproval(policy.aloneUpTo(), before, relief.worth());
        }
        writeOffs.insert(writeOff);
        post(writeOff, invoice, planned, relief, matched.decidedBy());
    }

    /// A match may be undone: limits come before the invoices that it locks.
    public void expectTakingBack(UUID companyId, UUID matchId) {
        if (writeOffs.isPartOf(companyId, matchId)) {
            writeOffs.lockCustomers(companyId);
        }
    }

    /// The match was undone: the customer owes again what was given up with it.
    public void takeBackOfMatch(UUID companyId, UUID matchId, LocalDate date) {
        for (var posted : writeOffs.ofMatch(companyId, matchId)) {
            var writeOff = posted.writeOff();
            writeOff.requireNothingRecovered();
            var planned = allocations.planUndo(companyId, posted.allocationId(), settling(writeOff.id()), date);
            corrections.planUndo(companyId, writeOff.id().value());
            var reversal = journal.reverse(companyId, posted.entryId(), date, "The payment was undone", null);
            allocations.undo(companyId, planned, reversal.entryId(), date);
            corrections.undo(companyId, writeOff.id().value(), reversal.entryId(), date);
            writeOffs.setUndone(writeOff, reversal.entryId());
        }
    }

    /// Another person agrees: the write-off is posted.
    void approve(UUID companyId, WriteOffId id, long expectedVersion, String reason, UUID approver) {
        writeOffs.lockCustomers(companyId);
        var writeOff = lock(companyId, id);
        writeOff.requireDecidable(expectedVersion);
        writeOff.requireOtherThanRequester(approver);
        var invoice = invoices.lock(companyId, writeOff.invoiceId());
        var planned = plan(writeOff);
        var relief = corrections.relieve(companyId, planned);
        policy(companyId).requireAllowed(writtenOff(writeOff), relief.worth());
        writeOffs.setDecision(writeOff, reason, approver);
        post(writeOff, invoice, planned, relief, approver);
    }

    void reject(UUID companyId, WriteOffId id, long expectedVersion, String reason, UUID decidedBy) {
        var writeOff = lock(companyId, id);
        writeOff.requireDecidable(expectedVersion);
        writeOffs.setDecision(writeOff, reason, decidedBy);
        writeOffs.setRejected(writeOff);
    }

    /// A part comes back: the invoice is owed again for it, and its payment will be matched like any other.
    void recover(UUID companyId, WriteOffId id, Money amount, LocalDate date, String reason, UUID by) {
        if (!amount.isPositive()) {
            throw new AmountNotPositive(amount);
        }
        var writeOff = lock(companyId, id);
        writeOff.requireRecoverable(amount);
        if (date.isBefore(writeOff.date())) {
            throw new AllocationTooEarly(date, writeOff.date());
        }
        var invoice = invoices.lock(companyId, writeOff.invoiceId());
        var planned = allocations
                .plan(companyId, List.of(new InvoiceAmount(writeOff.invoiceId(), amount.negated())))
                .getFirst();
        var relief = corrections.relieve(companyId, planned);
        corrections.requireNotRevaluedAfter(companyId, relief, date);
        var recoveryId = Ids.next();
        var entryId = EntryId.next();
        var shares = recoveredShares(writeOff, invoice, amount);
        if (writeOff.method() == WriteOffMethod.ALLOWANCE) {
            allowances.lock(companyId);
        }
        var entry = posting(writeOff).recovered(entryId, writeOff, recoveryId, shares, date, by);
        journal.post(corrections.ofTheDebt(entry, relief));
        var allocationId = allocations.settle(companyId, planned, settling(id), entryId, date);
        corrections.settle(companyId, relief, recoveryId, entryId, date);
        writeOffs.insertRecovery(
                writeOff, new Recovery(recoveryId, date, amount, shares.tax(), reason, by, allocationId, entryId));
    }

    WriteOffPolicy policy(UUID companyId) {
        var currency = companies.get(companyId).baseCurrency();
        return writeOffs.findPolicy(companyId).orElseGet(() -> new WriteOffPolicy(Money.zero(currency), null, 0));
    }

    void setPolicy(UUID companyId, Money aloneUpTo, @Nullable Money atMost, long expectedVersion, UUID setBy) {
        var currency = companies.get(companyId).baseCurrency();
        if (!aloneUpTo.currency().equals(currency)
                || (atMost != null && !atMost.currency().equals(currency))) {
            throw new WriteOffPolicyRefused();
        }
        writeOffs.lockCustomers(companyId);
        var current = policy(companyId);
        if (current.version() != expectedVersion) {
            throw new StaleVersion(expectedVersion, current.version());
        }
        writeOffs.savePolicy(companyId, new WriteOffPolicy(aloneUpTo, atMost, current.version() + 1), setBy);
    }

    private void post(
            WriteOff writeOff,
            InvoicedDocument invoice,
            PlannedAllocation planned,
            InvoiceRelief relief,
            UUID postedBy) {
        var companyId = writeOff.companyId();
        if (writeOff.matchId() == null) {
            corrections.requireNotRevaluedAfter(companyId, relief, writeOff.date());
        }
        var shares = writeOff.taxRelief()
                ? TaxShares.part(invoice, writeOff.amount())
                : TaxShares.withoutTax(writeOff.amount());
        var entryId = EntryId.next();
        var posting = posting(writeOff);
        var entry = corrections.ofTheDebt(posting.writtenOff(entryId, writeOff, shares, postedBy), relief);
        if (writeOff.method() == WriteOffMethod.ALLOWANCE) {
            allowances.requireCovers(companyId, posting.lostBy(entry), writeOff.date());
        }
        journal.post(entry);
        var allocationId = allocations.settle(companyId, planned, settling(writeOff.id()), entryId, writeOff.date());
        corrections.settle(companyId, relief, writeOff.id().value(), entryId, writeOff.date());
        writeOffs.setPosted(writeOff, shares.tax(), relief.worth(), allocationId, entryId);
    }

    private PlannedAllocation plan(WriteOff writeOff) {
        return allocations
                .plan(writeOff.companyId(), List.of(new InvoiceAmount(writeOff.invoiceId(), writeOff.amount())))
                .getFirst();
    }

    /// The last part takes exactly the tax that is left.
    private static TaxShares recoveredShares(WriteOff writeOff, InvoicedDocument invoice, Money amount) {
        if (!writeOff.taxRelief()) {
            return TaxShares.withoutTax(amount);
        }
        var tax = amount.equals(writeOff.left())
                ? writeOff.taxLeft()
                : TaxShares.part(invoice, amount).tax().min(writeOff.taxLeft());
        return TaxShares.shared(invoice, amount, tax);
    }

    private Money writtenOff(WriteOff writeOff) {
        return writeOffs.writtenOff(
                writeOff.companyId(),
                writeOff.customerId(),
                writeOff.date().getYear(),
                companies.get(writeOff.companyId()).baseCurrency());
    }

    private WriteOff lock(UUID companyId, WriteOffId id) {
        return writeOffs.lock(companyId, id).orElseThrow(() -> new WriteOffUnknown(id));
    }

    private static SettlingDocument settling(WriteOffId id) {
        return new SettlingDocument(SettlingDocument.Kind.WRITE_OFF, id.value());
    }

    private WriteOffPosting posting(WriteOff writeOff) {
        var companyId = writeOff.companyId();
        var loss = writeOff.method() == WriteOffMethod.ALLOWANCE ? AccountRole.ALLOWANCE : AccountRole.BAD_DEBT_EXPENSE;
        return new WriteOffPosting(
                chart.byRole(companyId, loss),
                chart.byRole(companyId, AccountRole.TAX_PAYABLE),
                chart.byRole(companyId, AccountRole.RECEIVABLE));
    }
}
