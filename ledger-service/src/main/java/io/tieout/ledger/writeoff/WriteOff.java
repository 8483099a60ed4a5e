package io.tieout.ledger.writeoff;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A part of an invoice that is given up.
///
/// @param taxRelief whether the tax on it is no longer owed either
/// @param tax its part of the tax, once it is posted
/// @param matchId the match that it is a part of, if it is one
/// @param recovered what came back, with `recoveredTax`
record WriteOff(
        UUID companyId,
        WriteOffId id,
        InvoiceId invoiceId,
        UUID customerId,
        WriteOffMethod method,
        boolean taxRelief,
        LocalDate date,
        Money amount,
        Money tax,
        Money recovered,
        Money recoveredTax,
        String reason,
        WriteOffStatus status,
        UUID requestedBy,
        @Nullable UUID matchId,
        long version) {

    void requireDecidable(long expectedVersion) {
        if (version != expectedVersion) {
            throw new StaleVersion(expectedVersion, version);
        }
        if (status != WriteOffStatus.REQUESTED) {
            throw new WriteOffDecided(id, status);
        }
    }

    /// Whoever gives up a debt above the limit does not decide it alone.
    void requireOtherThanRequester(UUID approver) {
        if (approver.equals(requestedBy)) {
            throw new WriteOffNeedsFourEyes();
        }
    }

    /// No more comes back than was given up.
    void requireRecoverable(Money back) {
        if (status != WriteOffStatus.POSTED) {
            throw new WriteOffNotPosted(id, status);
        }
        if (!back.currency().equals(amount.currency()) || back.compareTo(left()) > 0) {
            throw new ExceedsWriteOff(id, left(), back);
        }
    }

    /// What came back is not taken away again.
    void requireNothingRecovered() {
        if (recovered.isPositive()) {
            throw new WriteOffRecovered(id, recovered);
        }
    }

    Money left() {
        return amount.minus(recovered);
    }

    Money taxLeft() {
        return tax.minus(recoveredTax);
    }
}
