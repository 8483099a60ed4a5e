package io.tieout.ledger.payable;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.customerview.CustomerViewService;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.numbering.NumberingService;
import io.tieout.ledger.period.PeriodService;
import io.tieout.ledger.purchase.Purchase;
import io.tieout.ledger.purchase.PurchaseTotalsService;
import io.tieout.ledger.receivable.AllocationTooEarly;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Posts suppliers' bills, lets a second person approve them, and takes wrong ones back.
@Service
@Transactional
class BillService {

    private final CompanyService companies;
    private final ChartService chart;
    private final PeriodService periods;
    private final PurchaseTotalsService totals;
    private final NumberingService numbers;
    private final JournalService journal;
    private final BillRepository bills;
    private final BillAllocationService allocations;
    private final BillPublisher publisher;
    private final CustomerViewService parties;

    BillService(
            CompanyService companies,
            ChartService chart,
            PeriodService periods,
            PurchaseTotalsService totals,
            NumberingService numbers,
            JournalService journal,
            BillRepository bills,
            BillAllocationService allocations,
            BillPublisher publisher,
            CustomerViewService parties) {
        this.parties = parties;
        this.companies = companies;
        this.chart = chart;
        this.periods = periods;
        this.totals = totals;
        this.numbers = numbers;
        this.journal = journal;
        this.bills = bills;
        this.allocations = allocations;
        this.publisher = publisher;
    }

    BillId post(UUID companyId, PostBillRequest request, UUID createdBy) {
        var kind = request.wantedKind();
        var dueDate = request.due();
        var supplierNumber = request.numberOfSupplier();
        if (!parties.maySupply(companyId, request.supplierId())) {
            throw new BillRefused("supplierId", "must be a party with the role of a supplier");
        }
        bills.lockSupplierNumber(companyId, request.supplierId(), kind, supplierNumber);
        bills.findBySupplierNumber(companyId, request.supplierId(), kind, supplierNumber)
                .ifPresent(known -> {
                    throw new BillNumberTaken(known);
                });
        var purchase = totals.of(companies.get(companyId), request.wanted());
        requireNoControlAccount(companyId, request);
        var total = purchase.payable();
        var withheld = purchase.withheld();
        var number = numbers.next(companyId, kind.series(), request.effective());
        var bill = new Bill(
                companyId,
                BillId.next(),
                kind,
                number.toString(),
                request.supplierId(),
                supplierNumber,
                request.paymentReference(),
                request.documentDate(),
                request.effective(),
                dueDate,
                purchase.totals().net(),
                purchase.charged(),
                purchase.selfAssessedTax(),
                withheld == null ? Money.zero(total.currency()) : withheld.amount(),
                total,
                total,
                false,
                policy(companyId).approvalOf(kind, total),
                createdBy,
                EntryId.next(),
                request.discount(purchase),
                1);
        var accounts = totals.accounts(companyId, chart.byRole(companyId, AccountRole.PAYABLE));
        journal.post(new BillPosting(purchase, accounts).entry(bill, createdBy));
        bills.insert(bill, number, request.text());
        bills.insertLines(bill, lines(purchase, request));
        publisher.posted(bill);
        return bill.id();
    }

    /// What other sub-ledgers and the bank's statements keep, no bill may move.
    private void requireNoControlAccount(UUID companyId, PostBillRequest request) {
        var codes = request.lines().stream().map(PostBillRequest.Line::account).toList();
        var accounts = chart.find(companyId, codes);
        for (int index = 0; index < codes.size(); index++) {
            var account = accounts.get(codes.get(index));
            if (account != null && account.control()) {
                throw new BillRefused("lines/" + index + "/account", "must not be a control account");
            }
        }
    }

    private static List<BillLine> lines(Purchase purchase, PostBillRequest request) {
        var lines = new ArrayList<BillLine>();
        for (int index = 0; index < request.lines().size(); index++) {
            var line = request.lines().get(index);
            var figures = purchase.totals().lines().get(index);
            lines.add(new BillLine(
                    index + 1,
                    line.account(),
                    line.taxCode(),
                    line.taxCode() == null ? null : purchase.rates().get(index).percent(),
                    figures.net(),
                    figures.tax(),
                    line.text()));
        }
        return lines;
    }

    /// Another person finds it right: it may be paid.
    void approve(UUID companyId, BillId id, long expectedVersion, String reason, UUID approver) {
        var bill = allocations.lock(companyId, id);
        bill.requireVersion(expectedVersion);
        var approved = bill.approved(approver);
        bills.approve(approved, approver, reason);
        publisher.approved(approved, approver);
    }

    /// Reverses its entry. Its supplier's number is free again.
    void takeBack(
            UUID companyId, BillId id, long expectedVersion, @Nullable LocalDate wantedDate, String reason, UUID by) {
        var bill = allocations.lock(companyId, id);
        bill.requireVersion(expectedVersion);
        var gone = bill.takenBack();
        if (wantedDate != null && wantedDate.isBefore(bill.effectiveDate())) {
            throw new AllocationTooEarly(wantedDate, bill.effectiveDate());
        }
        var date = wantedDate == null ? periods.firstOpenDay(companyId, bill.effectiveDate()) : wantedDate;
        var reversal = journal.reverse(companyId, bill.entryId(), date, reason, by);
        var allocation = BillAllocation.taking(bill, date, reversal.entryId());
        bills.insertAllocations(companyId, List.of(allocation));
        bills.takeBack(gone, reversal.entryId(), by, reason);
        publisher.voided(gone, allocation);
    }

    BillPolicy policy(UUID companyId) {
        return bills.findPolicy(companyId)
                .orElseGet(
                        () -> new BillPolicy(Money.zero(companies.get(companyId).baseCurrency()), 0));
    }

    void setPolicy(UUID companyId, Money aloneUpTo, long expectedVersion, UUID setBy) {
        if (!aloneUpTo.currency().equals(companies.get(companyId).baseCurrency())) {
            throw new BillRefused("aloneUpTo", "must be in the currency of the books");
        }
        var known = policy(companyId).version();
        if (known != expectedVersion
                || !bills.savePolicy(companyId, new BillPolicy(aloneUpTo, expectedVersion + 1), setBy)) {
            throw new StaleVersion(expectedVersion, policy(companyId).version());
        }
    }
}
