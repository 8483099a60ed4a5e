package io.tieout.reconciliation.ruleset;

import io.tieout.platform.problem.StaleVersion;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A numbered set of a company's matching rules.
///
/// @param reason why it was written
/// @param authors everyone who wrote on it
/// @param endedAt when it was replaced or withdrawn
record RuleSet(
        UUID companyId,
        UUID id,
        int number,
        RuleSetStatus status,
        String reason,
        MatchingRules rules,
        Set<UUID> authors,
        Instant draftedAt,
        @Nullable UUID activatedBy,
        @Nullable Instant activatedAt,
        @Nullable Instant endedAt,
        long version) {

    RuleSet {
        authors = Collections.unmodifiableSet(new LinkedHashSet<>(authors));
    }

    static RuleSet draft(
            UUID companyId, UUID id, int number, String reason, MatchingRules rules, UUID author, Instant now) {
        rules.requireSafe();
        return new RuleSet(
                companyId, id, number, RuleSetStatus.DRAFT, reason, rules, Set.of(author), now, null, null, null, 1);
    }

    RuleSet change(String newReason, MatchingRules newRules, UUID author, long expectedVersion) {
        requireDraft(expectedVersion);
        newRules.requireSafe();
        var everyone = new LinkedHashSet<>(authors);
        everyone.add(author);
        return new RuleSet(
                companyId, id, number, status, newReason, newRules, everyone, draftedAt, null, null, null, version + 1);
    }

    /// A bound that is narrower now than when it was drafted counts here too.
    RuleSet activate(UUID approver, Instant now, long expectedVersion) {
        requireDraft(expectedVersion);
        if (authors.contains(approver)) {
            throw new MatchingRulesNeedFourEyes();
        }
        rules.requireSafe();
        return ended(RuleSetStatus.ACTIVE, approver, now, null);
    }

    RuleSet withdraw(Instant now, long expectedVersion) {
        requireDraft(expectedVersion);
        return ended(RuleSetStatus.WITHDRAWN, null, null, now);
    }

    RuleSet replaced(Instant now) {
        return ended(RuleSetStatus.REPLACED, activatedBy, activatedAt, now);
    }

    /// How often its settings were written; what became of it later does not count.
    long contentVersion() {
        return switch (status) {
            case DRAFT -> version;
            case ACTIVE, WITHDRAWN -> version - 1;
            case REPLACED -> version - 2;
        };
    }

    private RuleSet ended(
            RuleSetStatus newStatus, @Nullable UUID approver, @Nullable Instant since, @Nullable Instant until) {
        return new RuleSet(
                companyId,
                id,
                number,
                newStatus,
                reason,
                rules,
                authors,
                draftedAt,
                approver,
                since,
                until,
                version + 1);
    }

    private void requireDraft(long expectedVersion) {
        if (version != expectedVersion) {
            throw new StaleVersion(expectedVersion, version);
        }
        if (status != RuleSetStatus.DRAFT) {
            throw new MatchingRulesNotDraft(this);
        }
    }
}
