package io.tieout.ledger.refund;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.creditnote.CreditNoteId;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.CustomerCreditId;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A credit to be paid back.
///
/// @param creditNoteId the credit note it pays out, or
/// @param customerCreditId the money on account
/// @param date the accounting date it is posted at
/// @param account where its money waits for the bank's line, once it is approved
/// @param paidMatchId the match of that line
/// @param unpublishedVersions how many passed before its events began, with its approval; none: they have not begun
/// @param carrying what it is worth in the books, once it is approved; none: it is in their currency
record Refund(
        UUID companyId,
        RefundId id,
        UUID customerId,
        @Nullable CreditNoteId creditNoteId,
        @Nullable CustomerCreditId customerCreditId,
        LocalDate date,
        Money amount,
        String reason,
        RefundStatus status,
        UUID requestedBy,
        @Nullable AccountCode account,
        @Nullable UUID paidMatchId,
        long version,
        @Nullable Long unpublishedVersions,
        @Nullable Money carrying) {

    /// How it was approved.
    record Approval(String number, EntryId entryId) {}

    boolean isAnnounced() {
        return unpublishedVersions != null;
    }

    /// Its events begin with the version that it has.
    Refund announced() {
        return with(version - 1, carrying);
    }

    /// In the currency of the books.
    Money worth() {
        return carrying == null ? amount : carrying;
    }

    Refund carriedAt(Money inTheBooks) {
        return with(unpublishedVersions, inTheBooks.currency().equals(amount.currency()) ? null : inTheBooks);
    }

    /// Events count from 1.
    ///
    /// @param changed the version of the refund that an event tells of
    long eventVersion(long changed) {
        return changed - Objects.requireNonNull(unpublishedVersions);
    }

    void requireDecidable(long expectedVersion) {
        if (version != expectedVersion) {
            throw new StaleVersion(expectedVersion, version);
        }
        if (status != RefundStatus.REQUESTED) {
            throw new RefundDecided(id, status);
        }
    }

    /// A refund is paid out whole, once.
    ///
    /// @param amount as the bank line has it, negative
    AccountCode requirePayable(Money amount) {
        if (account == null || paidMatchId != null || !amount.negated().equals(this.amount)) {
            throw new RefundNotPayable(this, amount);
        }
        return account;
    }

    /// Whoever asks for money does not release it.
    void requireOtherThanRequester(UUID approver) {
        if (approver.equals(requestedBy)) {
            throw new RefundNeedsFourEyes();
        }
    }

    private Refund with(@Nullable Long unpublished, @Nullable Money worthInTheBooks) {
        return new Refund(
                companyId,
                id,
                customerId,
                creditNoteId,
                customerCreditId,
                date,
                amount,
                reason,
                status,
                requestedBy,
                account,
                paidMatchId,
                version,
                unpublished,
                worthInTheBooks);
    }
}
