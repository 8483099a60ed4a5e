package io.tieout.reconciliation.openitem;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is open on an item has changed.
///
/// @param changed negative when an invoice was paid, positive when a credit was used
/// @param matchId the match behind it, whose reservation ends with it
record ItemChange(
        UUID companyId,
        UUID invoiceId,
        long version,
        Money changed,
        Money open,
        LocalDate effectiveDate,
        @Nullable UUID matchId) {

    boolean leavesMoreOpen() {
        return Long.signum(changed.minorUnits()) * Long.signum(open.minorUnits()) > 0;
    }
}
