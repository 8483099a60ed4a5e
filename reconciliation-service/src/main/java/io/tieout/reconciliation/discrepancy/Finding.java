package io.tieout.reconciliation.discrepancy;

import io.tieout.platform.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that is to be looked at.
///
/// @param lineId the bank line it has to do with, where there is one
/// @param amount what is concerned
public record Finding(
        DiscrepancyKind kind,
        SubjectType subjectType,
        UUID subjectId,
        @Nullable UUID lineId,
        Money amount,
        String detail) {

    public static Finding ofLine(DiscrepancyKind kind, UUID lineId, Money amount, String detail) {
        return new Finding(kind, SubjectType.BANK_LINE, lineId, lineId, amount, detail);
    }

    public static Finding ofMatch(DiscrepancyKind kind, UUID matchId, UUID lineId, Money amount, String detail) {
        return new Finding(kind, SubjectType.MATCH, matchId, lineId, amount, detail);
    }
}
