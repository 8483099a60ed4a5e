package io.tieout.reconciliation.dryrun;

import io.tieout.platform.id.Ids;
import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.bankstatement.BankLineService;
import io.tieout.reconciliation.dryrun.DryRunRepository.Change;
import io.tieout.reconciliation.dryrun.DryRunRepository.Difference;
import io.tieout.reconciliation.dryrun.DryRunRepository.Found;
import io.tieout.reconciliation.dryrun.DryRunRepository.Group;
import io.tieout.reconciliation.matching.Outcome;
import io.tieout.reconciliation.matching.Policy;
import io.tieout.reconciliation.paymentmatch.MatchingService;
import io.tieout.reconciliation.ruleset.MatchingRulesService;
import io.tieout.reconciliation.ruleset.RuledPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Leads dry runs, one group of lines in each transaction.
@Service
@Transactional
class DryRunService {

    private static final int MOST_LINES = 100_000;

    /// More differences are counted, but nobody reads them one by one.
    static final int LISTED = 10_000;

    private static final int MAX_ATTEMPTS = 3;

    /// A worker that has not reported for this long is dead.
    private static final Duration LEASE = Duration.ofMinutes(2);

    /// A match is known to others some time after its moment.
    private static final Duration COMMIT = Duration.ofMinutes(1);

    private final DryRunRepository runs;
    private final PastDecisionRepository past;
    private final PastItemRepository items;
    private final BankLineService lines;
    private final MatchingService matching;
    private final MatchingRulesService rules;
    private final Clock clock;

    DryRunService(
            DryRunRepository runs,
            PastDecisionRepository past,
            PastItemRepository items,
            BankLineService lines,
            MatchingService matching,
            MatchingRulesService rules,
            Clock clock) {
        this.runs = runs;
        this.past = past;
        this.items = items;
        this.lines = lines;
        this.matching = matching;
        this.rules = rules;
        this.clock = clock;
    }

    /// @param matchingRulesId the set to try; none for the rules in force, as the engine has them now
    UUID request(UUID companyId, @Nullable UUID matchingRulesId, LocalDate from, LocalDate to, UUID requestedBy) {
        var tried = matchingRulesId == null
                ? rules.activeSet(companyId)
                : Optional.of(rules.policyOf(companyId, matchingRulesId));
        DryRun.requireFit(from, to);
        if (runs.countLines(companyId, from, to, MOST_LINES + 1) > MOST_LINES) {
            throw new DryRunUnfit("/from", "must leave at most " + MOST_LINES + " lines: take fewer days");
        }
        var run = new DryRun(
                companyId,
                Ids.next(),
                tried.map(RuledPolicy::matchingRulesId).orElse(null),
                tried.map(RuledPolicy::contentVersion).orElse(null),
                tried.map(set -> set.policy().version()).orElse(Policy.RULES),
                from,
                to,
                false,
                0);
        if (!runs.insert(run, requestedBy, clock.instant())) {
            throw new DryRunUnderWay();
        }
        return run.dryRunId();
    }

    void cancel(UUID companyId, UUID runId) {
        var state = runs.lockState(companyId, runId).orElseThrow(() -> new DryRunNotFound(runId));
        if (state != DryRunState.QUEUED && state != DryRunState.RUNNING) {
            throw new DryRunFinished(runId, state);
        }
        runs.finish(companyId, runId, DryRunState.CANCELLED, null, clock.instant());
    }

    Optional<DryRun> claim() {
        return runs.claim(LEASE);
    }

    /// @return whether there is more to do
    boolean step(DryRun claimed) {
        var running = runs.lockRunning(claimed);
        if (running.isEmpty()) {
            return false;
        }
        var run = running.get();
        if (run.attempts() > MAX_ATTEMPTS) {
            return failed(run, "The run stopped " + MAX_ATTEMPTS + " times on our side");
        }
        var tried = rulesOf(run);
        if (tried.isEmpty()) {
            return failed(run, "The rules were changed while the run was under way");
        }
        if (!run.prepared()) {
            runs.layOut(run).ifPresent(first -> items.noteSettled(run, first));
            return true;
        }
        var group = runs.nextGroup(run);
        if (group.isEmpty()) {
            runs.finish(run.companyId(), run.dryRunId(), DryRunState.DONE, null, clock.instant());
            return false;
        }
        items.noteSettled(run, runs.itemsKnownUntil(run, clock.instant()).minus(COMMIT));
        runs.add(run, look(run, group.get(), tried.get()), LISTED, LEASE);
        return true;
    }

    private boolean failed(DryRun run, String failure) {
        runs.finish(run.companyId(), run.dryRunId(), DryRunState.FAILED, failure, clock.instant());
        return false;
    }

    /// A draft that was changed since, and rules of an engine that was replaced since, are others.
    private Optional<Policy> rulesOf(DryRun run) {
        var id = run.matchingRulesId();
        if (id == null) {
            return rules.byVersion(run.companyId(), run.ruleVersion());
        }
        var set = rules.policyOf(run.companyId(), id);
        boolean same = set.policy().version().equals(run.ruleVersion())
                && Objects.equals(run.matchingRulesVersion(), set.contentVersion());
        return same ? Optional.of(set.policy()) : Optional.empty();
    }

    /// Decides again what was decided together.
    private Found look(DryRun run, Group group, Policy rulesToTry) {
        var wanted = runs.take(run, group);
        var stored = past.decidedAt(run.companyId(), group.currency(), group.at());
        var together = lines.find(run.companyId(), stored.keySet());
        var takenBack = past.takenBackBefore(run.companyId(), stored.keySet(), group.at());
        var tried = decide(run, group, together, takenBack, rulesToTry);
        var ownRules = ownRules(run, stored.values());
        var again = tried;
        if (ownRules != null && !ownRules.version().equals(run.ruleVersion())) {
            again = decide(run, group, together, takenBack, ownRules);
        }

        var counts = new LinkedHashMap<Change, Integer>();
        var differences = new ArrayList<Difference>();
        int gone = 0;
        int against = 0;
        int notReproduced = 0;
        for (var line : wanted.stream().sorted().toList()) {
            var before = stored.get(line);
            var after = tried.get(line);
            if (before == null || after == null) {
                gone++;
                continue;
            }
            counts.merge(new Change(before.verdict(), after.verdict()), 1, Integer::sum);
            var reproduced = reproduced(before, again.get(line));
            notReproduced += Boolean.FALSE.equals(reproduced) ? 1 : 0;
            against += after.isAgainst(before) ? 1 : 0;
            if (after.differsFrom(before)) {
                differences.add(new Difference(line, before, after, reproduced));
            }
        }
        return new Found(wanted.size() - gone, gone, against, notReproduced, counts, differences);
    }

    private Map<UUID, Decided> decide(
            DryRun run, Group group, List<BankLine> together, Set<UUID> takenBack, Policy policy) {
        Map<UUID, Outcome> outcomes = matching.outcomesOf(
                run.companyId(),
                group.currency(),
                together,
                takenBack,
                policy,
                search -> items.availableAt(run, group.at(), search));
        var decided = new LinkedHashMap<UUID, Decided>();
        outcomes.forEach((line, outcome) -> decided.put(line, Decided.of(outcome)));
        return decided;
    }

    /// The rules under which the engine decided these, where it still has them.
    private @Nullable Policy ownRules(DryRun run, Collection<Decided> stored) {
        return stored.stream()
                .filter(decided -> decided.verdict() != Verdict.BY_PERSON)
                .findFirst()
                .flatMap(decided -> rules.byVersion(run.companyId(), decided.ruleVersion()))
                .orElse(null);
    }

    private static @Nullable Boolean reproduced(Decided stored, @Nullable Decided again) {
        boolean known = again != null
                && stored.verdict() != Verdict.BY_PERSON
                && stored.ruleVersion().equals(again.ruleVersion());
        return known ? !Objects.requireNonNull(again).differsFrom(stored) : null;
    }
}
