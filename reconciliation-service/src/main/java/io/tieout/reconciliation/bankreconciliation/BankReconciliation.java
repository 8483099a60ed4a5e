package io.tieout.reconciliation.bankreconciliation;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reconciliation on its way to its signature.
///
/// @param previousId the signed one that it begins after
/// @param difference of the books, and likewise
/// @param clearingDifference of the clearing account
/// @param fourEyes whether another person than its author has to sign
record BankReconciliation(
        UUID companyId,
        UUID id,
        UUID bankAccountId,
        @Nullable UUID previousId,
        LocalDate to,
        Money difference,
        Money clearingDifference,
        boolean fourEyes,
        UUID preparedBy,
        ReconciliationStatus status,
        long version) {

    /// The signature of a person.
    record Signature(UUID by, String role, Instant at) {}

    /// @param lastSignedId what is signed now of the account
    void requireSignable(UUID signer, @Nullable UUID lastSignedId, long expectedVersion) {
        if (version != expectedVersion) {
            throw new StaleVersion(expectedVersion, version);
        }
        if (status == ReconciliationStatus.SIGNED) {
            throw new BankReconciliationSigned(id);
        }
        if (lastSignedId == null ? previousId != null : !lastSignedId.equals(previousId)) {
            throw new BankReconciliationOutdated(id);
        }
        if (fourEyes && signer.equals(preparedBy)) {
            throw new BankReconciliationNeedsFourEyes();
        }
        if (!difference.isZero() || !clearingDifference.isZero()) {
            throw new BankReconciliationDoesNotTie(difference, clearingDifference);
        }
    }
}
