package io.tieout.sales.rule;

import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.rule.Firing.Outcome;
import io.tieout.sales.rule.RuleCondition.Verdict;
import io.tieout.sales.rule.RuleRepository.Change;
import io.tieout.sales.rule.RuleRepository.Due;
import io.tieout.sales.rule.RuleRepository.OwnedRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class RuleService {

    /// How many rules may follow one another before a person looks at them.
    private static final int MAX_DEPTH = 5;

    private static final int BATCH = 100;

    /// A day that was missed for longer is not made up for.
    private static final int MAX_DAYS_LATE = 31;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final RuleRepository rules;
    private final RuleActionService actions;
    private final CompanyDayQueries days;
    private final Clock clock;

    RuleService(RuleRepository rules, RuleActionService actions, CompanyDayQueries days, Clock clock) {
        this.rules = rules;
        this.actions = actions;
        this.days = days;
        this.clock = clock;
    }

    SalesRule add(UUID companyId, SalesRule rule) {
        rules.insert(companyId, rule.valid());
        return rule;
    }

    SalesRule replace(UUID companyId, SalesRule rule) {
        rule.valid();
        var before = get(companyId, rule.ruleId());
        if (before.kind() != rule.kind()) {
            throw new InvalidRule("/kind", "must stay " + before.kind());
        }
        if (!rules.addVersion(companyId, rule)) {
            throw new StaleVersion(
                    rule.version() - 1, get(companyId, rule.ruleId()).version());
        }
        return rule;
    }

    SalesRule get(UUID companyId, UUID ruleId) {
        return rules.find(companyId, ruleId).orElseThrow(() -> new RuleNotFound(ruleId));
    }

    /// A change that is to be judged, if there is one; it is judged in the transaction that took it.
    Optional<Change> judgeNext() {
        var claimed = rules.claim(now());
        claimed.ifPresent(change -> {
            try {
                judge(change);
            } catch (RuntimeException failure) {
                throw new JudgingFailed(change, failure);
            }
            rules.judged(change);
        });
        return claimed;
    }

    /// Not one of our refusals: the database went away, or the code is wrong.
    static final class JudgingFailed extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Change change;

        JudgingFailed(Change change, RuntimeException cause) {
            super("A change could not be judged: " + cause.getMessage(), cause);
            this.change = change;
        }

        Change change() {
            return change;
        }
    }

    void postpone(Change change, String failure) {
        rules.postpone(change, failure, now().plus(PATIENCE));
    }

    private void judge(Change change) {
        var object = change.object();
        var today = days.day(object.companyId(), change.changedAt());
        for (var rule : rules.ofChanges(object.companyId(), object.kind(), change.changedAt())) {
            // Its own change does not fire it again.
            if (!rule.ruleId().equals(change.causedBy())) {
                judge(rule, object, null, today, change.depth());
            }
        }
    }

    List<OwnedRule> ofDates() {
        return rules.ofDates();
    }

    /// Judges some documents whose day has come. Returns whether there may be more.
    boolean judgeDue(OwnedRule owned) {
        var rule = owned.rule();
        var today = days.today(owned.companyId());
        var made = days.day(owned.companyId(), rule.madeAt());
        var since = made.isAfter(today.minusDays(MAX_DAYS_LATE)) ? made : today.minusDays(MAX_DAYS_LATE);
        var due = rules.due(owned.companyId(), rule, since, today, BATCH);
        for (Due one : due) {
            judge(rule, one.object(), one.dueOn(), today, 0);
        }
        return due.size() == BATCH;
    }

    private void judge(SalesRule rule, JudgedObject object, @Nullable LocalDate dueOn, LocalDate today, int depth) {
        switch (verdict(rule, object, today)) {
            case Verdict.HoldsNot() -> {
                // A day is judged once, whatever comes of it; of changes only those are kept that say something.
                if (dueOn != null) {
                    rules.insert(object, firing(rule, object, dueOn, Outcome.NOT_MATCHED, null));
                }
            }
            case Verdict.CannotSay(var reason) ->
                rules.insert(object, firing(rule, object, dueOn, Outcome.NOT_EVALUATED, reason));
            case Verdict.Holds()
            when depth >= MAX_DEPTH ->
                rules.insert(
                        object,
                        firing(
                                rule,
                                object,
                                dueOn,
                                Outcome.REFUSED,
                                "A chain of " + MAX_DEPTH + " rules led here, and no more may follow"));
            case Verdict.Holds() -> fire(rule, object, dueOn, depth);
        }
    }

    /// A condition that was kept, and would be refused today, is not judged and holds up no other rule.
    private static Verdict verdict(SalesRule rule, JudgedObject object, LocalDate today) {
        try {
            return RuleCondition.of(rule.kind(), rule.condition()).judge(object.facts(), today);
        } catch (InvalidRule refused) {
            return new Verdict.CannotSay(refused.detail());
        }
    }

    private void fire(SalesRule rule, JudgedObject object, @Nullable LocalDate dueOn, int depth) {
        var firing = firing(rule, object, dueOn, Outcome.FIRED, null);
        if (rules.insert(object, firing)) {
            var results = actions.act(firing.firingId(), rule, object, depth + 1, firing.firedAt());
            rules.acted(object.companyId(), firing.firingId(), Outcome.of(results), results);
        }
    }

    private Firing firing(
            SalesRule rule, JudgedObject object, @Nullable LocalDate dueOn, Outcome outcome, @Nullable String reason) {
        return new Firing(
                Ids.next(),
                rule.ruleId(),
                rule.version(),
                object.kind(),
                object.objectId(),
                object.version(),
                dueOn,
                object.facts(),
                outcome,
                reason,
                List.of(),
                now());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
