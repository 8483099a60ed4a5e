package io.tieout.customer.lead;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A lead as it is now.
///
/// @param ownerUserId none while it is in the pool
/// @param touchedAt when its owner last did something about it
record Lead(
        UUID leadId,
        String personName,
        @Nullable String organisation,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String country,
        @Nullable String region,
        String source,
        @Nullable String message,
        LeadStatus status,
        @Nullable String disqualifiedReason,
        @Nullable UUID ownerUserId,
        int score,
        List<LeadScore.Reason> scoreReasons,
        List<Duplicate> duplicates,
        Instant receivedAt,
        Instant touchedAt,
        @Nullable UUID customerId,
        @Nullable UUID contactId,
        @Nullable UUID dealId,
        long version) {

    void requireOpen() {
        if (status != LeadStatus.OPEN) {
            throw new LeadClosed(leadId);
        }
    }

    /// In the pool nobody is written to: who wants to claims the lead.
    Lead covered() {
        return new Lead(
                leadId,
                personName,
                organisation,
                null,
                null,
                country,
                region,
                source,
                message,
                status,
                disqualifiedReason,
                ownerUserId,
                score,
                scoreReasons,
                List.of(),
                receivedAt,
                touchedAt,
                customerId,
                contactId,
                dealId,
                version);
    }
}
