package io.tieout.ledger.payable;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A supplier's document: what it charges, and what is still open of it.
///
/// @param supplierNumber as the supplier numbers it
/// @param paymentReference what the supplier asks to quote
/// @param effectiveDate the accounting date: nothing settles it before
/// @param tax that the supplier charges
/// @param selfAssessed tax that we owe to the authority ourselves
/// @param withheld what is kept back from the supplier
/// @param total what the supplier is to get, or what it owes us
/// @param open total less the allocations
/// @param earlyPayment what may be kept back for paying early
/// @param version counts its events
record Bill(
        UUID companyId,
        BillId id,
        BillKind kind,
        String number,
        UUID supplierId,
        SupplierNumber supplierNumber,
        @Nullable String paymentReference,
        LocalDate documentDate,
        LocalDate effectiveDate,
        LocalDate dueDate,
        Money net,
        Money tax,
        Money selfAssessed,
        Money withheld,
        Money total,
        Money open,
        boolean voided,
        BillApproval approval,
        UUID createdBy,
        EntryId entryId,
        @Nullable EarlyDiscount earlyPayment,
        long version) {

    /// @param amount what settles a part of it; negative when that is taken back
    Bill allocate(Money amount) {
        if (amount.isPositive()) {
            requireOpenTo(amount);
        }
        var left = open.minus(amount);
        if (left.isNegative() || left.compareTo(total) > 0) {
            throw new ExceedsOpenBill(this, amount);
        }
        return changed(left, voided, approval);
    }

    private void requireOpenTo(Money amount) {
        if (voided || approval == BillApproval.WAITING || !amount.currency().equals(total.currency())) {
            throw new BillNotPayable(this, amount);
        }
    }

    /// @param paidOn the day on which the bank booked the payment
    boolean isPaidEarly(LocalDate paidOn) {
        return earlyPayment != null && open.isPositive() && earlyPayment.isInTime(documentDate, paidOn);
    }

    /// What is left, if it is just what may be kept back of what was not credited. Not what would be left
    /// otherwise: who pays a part pays the rest later.
    ///
    /// @param credited what the supplier's credit notes settle
    /// @param step of the company's amounts: less than one is rounding
    Optional<Money> discount(Money credited, Money step) {
        return Optional.ofNullable(earlyPayment)
                .map(terms -> terms.of(total.minus(credited)))
                .filter(allowed ->
                        allowed.isPositive() && open.minus(allowed).abs().compareTo(step) < 0)
                .map(allowed -> open);
    }

    boolean mayBePaid() {
        return !voided && approval != BillApproval.WAITING;
    }

    Bill approved(UUID approver) {
        if (voided || approval != BillApproval.WAITING) {
            throw new BillDecided(this);
        }
        if (approver.equals(createdBy)) {
            throw new BillNeedsFourEyes();
        }
        return changed(open, false, BillApproval.APPROVED);
    }

    /// Only while nothing settles it: what is paid is owed to nobody any more.
    Bill takenBack() {
        if (voided || !open.equals(total)) {
            throw new BillNotVoidable(this);
        }
        return changed(Money.zero(total.currency()), true, approval);
    }

    void requireVersion(long expected) {
        if (version != expected) {
            throw new StaleVersion(expected, version);
        }
    }

    BillStatus status() {
        return BillStatus.of(voided, total, open);
    }

    private Bill changed(Money left, boolean gone, BillApproval decision) {
        return new Bill(
                companyId,
                id,
                kind,
                number,
                supplierId,
                supplierNumber,
                paymentReference,
                documentDate,
                effectiveDate,
                dueDate,
                net,
                tax,
                selfAssessed,
                withheld,
                total,
                left,
                gone,
                decision,
                createdBy,
                entryId,
                earlyPayment,
                version + 1);
    }
}
