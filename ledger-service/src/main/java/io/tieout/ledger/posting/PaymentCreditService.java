package io.tieout.ledger.posting;

import io.tieout.ledger.customerview.CustomerViewService;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.CreditDocuments;
import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.PlannedAllocation;
import io.tieout.ledger.receivable.PlannedCredit;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells a match's invoices from its credit notes, refunds and bills, and lets each kind take care of its own.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class PaymentCreditService {

    private final List<CreditDocuments> kinds;
    private final CustomerViewService customers;

    PaymentCreditService(List<CreditDocuments> kinds, CustomerViewService customers) {
        this.kinds = List.copyOf(kinds);
        this.customers = customers;
    }

    /// @param invoices what a match allocates to invoices
    /// @param credits and to documents of each kind, by document and in its currency
    record Shares(List<InvoiceAmount> invoices, Map<CreditDocuments, Map<UUID, Money>> credits) {}

    /// @param credits of one kind
    record Planned(CreditDocuments kind, List<PlannedCredit> credits) {}

    /// Credits are taken with a negative amount, and money comes back for bills with one above zero.
    Shares shares(UUID companyId, PaymentMatch match) {
        var allocations = match.allocations();
        var amounts = new LinkedHashMap<UUID, Money>();
        allocations.forEach(part ->
                amounts.merge(part.invoiceId().value(), match.settling(part).amount(), Money::plus));
        var credits = new LinkedHashMap<CreditDocuments, Map<UUID, Money>>();
        var taken = new HashSet<UUID>();
        for (var kind : kinds) {
            var own = new LinkedHashMap<>(amounts);
            own.values().removeIf(amount -> !amount.isNegative() && !kind.bringMoneyBack());
            if (!own.isEmpty()) {
                own.keySet().retainAll(kind.known(companyId, own.keySet()));
            }
            if (!own.isEmpty()) {
                requireDirection(kind, match, own.values());
                credits.put(kind, own);
                taken.addAll(own.keySet());
            }
        }
        var invoices = allocations.stream()
                .filter(part -> !taken.contains(part.invoiceId().value()))
                .toList();
        requirePaid(match, invoices);
        return new Shares(invoices, credits);
    }

    /// Of a payment that goes back there is nothing to tell: it takes the first exchange back.
    private static void requirePaid(PaymentMatch match, List<InvoiceAmount> invoices) {
        if (invoices.stream()
                .anyMatch(
                        part -> part.amount().isNegative() && match.exchanged().containsKey(part.invoiceId()))) {
            throw new MatchPartRefused("A payment goes back in the currency of its invoice: undo its match");
        }
    }

    /// What is paid out without a refund, nobody has approved; what is refunded is not kept back as well.
    private static void requireDirection(CreditDocuments kind, PaymentMatch match, Collection<Money> amounts) {
        if (kind.arePaidOut() != match.amount().isNegative() && amounts.stream().anyMatch(Money::isNegative)) {
            throw new MatchPartRefused(
                    kind.arePaidOut()
                            ? "A refund or a bill is paid by money that goes out, not by " + match.amount()
                            : "Money goes out for a credit note by an approved refund only");
        }
    }

    /// What we owe to a customer pays for that customer and its group alone: of a line that brings money no group
    /// takes more than it gives, and of one that takes money away none gives anything.
    void requireOfTheirOwn(
            UUID companyId, PaymentMatch match, List<PlannedAllocation> invoices, List<PlannedCredit> credits) {
        if (credits.isEmpty()) {
            return;
        }
        var owners = new HashMap<UUID, UUID>();
        invoices.forEach(part -> owners.put(part.invoiceId().value(), part.customerId()));
        credits.forEach(part -> owners.put(part.documentId(), part.customerId()));
        var shares = new HashMap<UUID, Money>();
        for (var part : match.allocations()) {
            shares.merge(Objects.requireNonNull(owners.get(part.invoiceId().value())), part.amount(), Money::plus);
        }
        for (var part : match.parts()) {
            var owner = part.customerId();
            if (owner != null) {
                shares.merge(owner, part.amount(), Money::plus);
            }
        }
        var groups = customers.groups(companyId, shares.keySet());
        var sums = new HashMap<UUID, Money>();
        shares.forEach(
                (customer, amount) -> sums.merge(Objects.requireNonNull(groups.get(customer)), amount, Money::plus));
        sums.forEach((group, sum) -> {
            if (match.amount().isPositive() ? sum.isNegative() : sum.isPositive()) {
                throw new CreditOfAnotherGroup(group, sum);
            }
        });
    }

    List<Planned> plan(UUID companyId, Shares shares) {
        var planned = new ArrayList<Planned>();
        shares.credits().forEach((kind, amounts) -> planned.add(new Planned(kind, kind.plan(companyId, amounts))));
        return planned;
    }

    void settle(UUID companyId, List<Planned> planned, CreditDocuments.Settling settling) {
        planned.forEach(part -> part.kind().settle(companyId, part.credits(), settling));
    }

    void planUndo(UUID companyId, UUID matchId) {
        kinds.forEach(kind -> kind.planUndo(companyId, matchId));
    }

    void undo(UUID companyId, UUID matchId, EntryId reversalEntryId, LocalDate date) {
        kinds.forEach(kind -> kind.undo(companyId, matchId, reversalEntryId, date));
    }

    static List<PlannedCredit> all(List<Planned> planned) {
        return planned.stream().flatMap(part -> part.credits().stream()).toList();
    }
}
