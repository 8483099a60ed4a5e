package io.tieout.reconciliation.ruleset;

import io.tieout.platform.id.Ids;
import io.tieout.reconciliation.matching.Policy;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the matching rules of companies.
@Service
@Transactional
public class MatchingRulesService {

    private final MatchingRulesRepository sets;
    private final Clock clock;

    MatchingRulesService(MatchingRulesRepository sets, Clock clock) {
        this.sets = sets;
        this.clock = clock;
    }

    /// The rules in force, or the engine's own.
    public Policy inForce(UUID companyId) {
        return sets.active(companyId)
                .map(set -> set.rules().toPolicy(set.number()))
                .orElseGet(Policy::standard);
    }

    /// The rules of a set, in force or not.
    public RuledPolicy policyOf(UUID companyId, UUID id) {
        return ruled(get(companyId, id));
    }

    /// The set in force, where there is one.
    public Optional<RuledPolicy> activeSet(UUID companyId) {
        return sets.active(companyId).map(MatchingRulesService::ruled);
    }

    private static RuledPolicy ruled(RuleSet set) {
        return new RuledPolicy(set.id(), set.contentVersion(), set.rules().toPolicy(set.number()));
    }

    /// The rules that an outcome names, where the engine still has its part of them. Of a model that had a say they
    /// say nothing.
    public Optional<Policy> byVersion(UUID companyId, String outcomeVersion) {
        var version = Policy.rulesIn(outcomeVersion);
        if (version.equals(Policy.RULES)) {
            return Optional.of(Policy.standard());
        }
        var number = numberIn(version);
        return number == null
                ? Optional.empty()
                : sets.find(companyId, number).map(set -> set.rules().toPolicy(set.number()));
    }

    private static @Nullable Integer numberIn(String version) {
        var beginning = Policy.RULES + "+";
        return version.startsWith(beginning)
                        && version.substring(beginning.length()).matches("\\d{1,9}")
                ? Integer.valueOf(version.substring(beginning.length()))
                : null;
    }

    RuleSet get(UUID companyId, UUID id) {
        return sets.find(companyId, id).orElseThrow(() -> new MatchingRulesNotFound(id));
    }

    /// @param settings what is to differ from the rules in force
    RuleSet draft(UUID companyId, String reason, UnaryOperator<MatchingRules> settings, UUID author) {
        sets.lock(companyId);
        var before = sets.active(companyId).map(RuleSet::rules).orElseGet(MatchingRules::standard);
        var set = RuleSet.draft(
                companyId,
                Ids.next(),
                sets.nextNumber(companyId),
                reason,
                settings.apply(before),
                author,
                clock.instant());
        sets.insert(set);
        return set;
    }

    RuleSet change(UUID companyId, UUID id, String reason, MatchingRules rules, UUID author, long expectedVersion) {
        sets.lock(companyId);
        var changed = get(companyId, id).change(reason, rules, author, expectedVersion);
        sets.update(changed);
        return changed;
    }

    /// Another person brings the set into force; the one before it is replaced.
    RuleSet activate(UUID companyId, UUID id, UUID approver, long expectedVersion) {
        sets.lock(companyId);
        var now = clock.instant();
        var activated = get(companyId, id).activate(approver, now, expectedVersion);
        sets.active(companyId).ifPresent(before -> sets.update(before.replaced(now)));
        sets.update(activated);
        return activated;
    }

    RuleSet withdraw(UUID companyId, UUID id, long expectedVersion) {
        sets.lock(companyId);
        var withdrawn = get(companyId, id).withdraw(clock.instant(), expectedVersion);
        sets.update(withdrawn);
        return withdrawn;
    }
}
