package io.tieout.ledger.allowance;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The allowance, brought to its target.
///
/// @param before what the account held
record Allowance(
        UUID companyId,
        AllowanceId id,
        LocalDate asOf,
        AllowanceMethod method,
        List<AllowancePart> parts,
        Money base,
        Money target,
        Money before,
        String reason,
        UUID decidedBy,
        EntryId entryId) {

    Allowance {
        parts = List.copyOf(parts);
        if (target.equals(before)) {
            throw new AllowanceUnchanged(target);
        }
    }

    /// Positive when the allowance grows.
    Money difference() {
        return target.minus(before);
    }
}
