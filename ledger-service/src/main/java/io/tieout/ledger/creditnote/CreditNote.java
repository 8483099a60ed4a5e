package io.tieout.ledger.creditnote;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.numbering.DocumentNumber;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An issued credit note: what the customer need not pay, and what is left of it.
///
/// @param invoiceId the invoice it corrects, none when it is free
/// @param open total less what was used
/// @param unpublishedVersions how many passed before its events began; none: they have not begun
record CreditNote(
        UUID companyId,
        CreditNoteId id,
        DocumentNumber number,
        UUID customerId,
        @Nullable InvoiceId invoiceId,
        LocalDate date,
        String reason,
        Money net,
        Money tax,
        Money total,
        Money open,
        EntryId entryId,
        UUID issuedBy,
        long version,
        @Nullable Long unpublishedVersions) {

    CreditNote use(Money amount) {
        if (!amount.currency().equals(open.currency()) || amount.compareTo(open) > 0) {
            throw new ExceedsCreditNote(id, open, amount);
        }
        return withOpen(open.minus(amount));
    }

    CreditNote giveBack(Money amount) {
        return withOpen(open.plus(amount));
    }

    /// Its events begin now, though nothing of it changes.
    CreditNote announced() {
        return with(open, version, version - 1);
    }

    /// Counts from 1.
    long eventVersion() {
        return version - Objects.requireNonNull(unpublishedVersions);
    }

    /// Its events begin with this change, unless they have begun before.
    private CreditNote withOpen(Money left) {
        return with(left, version + 1, unpublishedVersions == null ? (Long) version : unpublishedVersions);
    }

    private CreditNote with(Money left, long changed, @Nullable Long unpublished) {
        return new CreditNote(
                companyId,
                id,
                number,
                customerId,
                invoiceId,
                date,
                reason,
                net,
                tax,
                total,
                left,
                entryId,
                issuedBy,
                changed,
                unpublished);
    }
}
