package io.tieout.sales.contract;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was agreed at a time.
///
/// @param endsOn the last day; none for a contract without end
/// @param renewalMonths by how much it goes on when nobody terminates it; it ends where absent
/// @param changedBy none where the contract renewed itself
record ContractVersion(
        int versionNo,
        String title,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable Integer renewalMonths,
        @Nullable Money value,
        @Nullable String terms,
        String reason,
        @Nullable UUID changedBy,
        Instant changedAt) {

    ContractVersion {
        if (endsOn != null && endsOn.isBefore(startsOn)) {
            throw new InvalidContract("endsOn", "lies before " + startsOn);
        }
        if (renewalMonths != null && endsOn == null) {
            throw new InvalidContract("renewalMonths", "needs an end");
        }
    }

    ContractVersion endingOn(LocalDate end, @Nullable Integer renewal, String why, @Nullable UUID by, Instant at) {
        return new ContractVersion(versionNo + 1, title, startsOn, end, renewal, value, terms, why, by, at);
    }
}
