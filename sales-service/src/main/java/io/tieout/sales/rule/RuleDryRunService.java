package io.tieout.sales.rule;

import io.tieout.platform.id.Ids;
import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.rule.RuleCondition.Verdict;
import io.tieout.sales.team.Sight;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs a rule over the documents that are there, by the same code, and takes everything back.
@Service
@Transactional
class RuleDryRunService {

    private static final int MAX_EXAMINED = 1_000;
    private static final int MAX_SHOWN = 50;

    private final RuleRepository rules;
    private final RuleActionService actions;
    private final CompanyDayQueries days;
    private final Clock clock;
    private final TransactionTemplate takenBack;

    RuleDryRunService(
            RuleRepository rules,
            RuleActionService actions,
            CompanyDayQueries days,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rules = rules;
        this.actions = actions;
        this.days = days;
        this.clock = clock;
        this.takenBack = new TransactionTemplate(transactions);
        this.takenBack.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    DryRun run(UUID companyId, UUID ruleId, Sight sight) {
        var rule = rules.find(companyId, ruleId).orElseThrow(() -> new RuleNotFound(ruleId));
        var condition = RuleCondition.of(rule.kind(), rule.condition());
        var today = days.today(companyId);
        var objects = rules.objects(companyId, rule.kind(), sight, MAX_EXAMINED);
        int matching = 0;
        var shown = new ArrayList<WouldFire>();
        var unclear = new ArrayList<NotEvaluated>();
        for (var object : objects) {
            switch (condition.judge(object.facts(), today)) {
                case Verdict.HoldsNot() -> {
                    // Nothing would happen.
                }
                case Verdict.CannotSay(var reason) -> {
                    if (unclear.size() < MAX_SHOWN) {
                        unclear.add(new NotEvaluated(object.objectId(), object.version(), reason));
                    }
                }
                case Verdict.Holds() -> {
                    matching++;
                    if (shown.size() < MAX_SHOWN) {
                        shown.add(new WouldFire(
                                object.objectId(), object.version(), object.facts(), tried(rule, object)));
                    }
                }
            }
        }
        return new DryRun(
                rule.ruleId(),
                rule.version(),
                objects.size(),
                objects.size() == MAX_EXAMINED,
                matching,
                shown,
                unclear);
    }

    private List<RuleAction.Result> tried(SalesRule rule, JudgedObject object) {
        return Objects.requireNonNull(takenBack.execute(status -> {
            var results = actions.act(Ids.next(), rule, object, 1, clock.instant());
            status.setRollbackOnly();
            return results;
        }));
    }

    /// @param mayBeMore whether there are more documents than were examined, the newest first
    /// @param matching how many of the examined the condition holds for
    /// @param wouldFire the first of them, with what would happen
    record DryRun(
            UUID ruleId,
            long ruleVersion,
            int examined,
            boolean mayBeMore,
            int matching,
            List<WouldFire> wouldFire,
            List<NotEvaluated> notEvaluated) {}

    record WouldFire(UUID objectId, long objectVersion, Map<String, Object> inputs, List<RuleAction.Result> results) {}

    record NotEvaluated(UUID objectId, long objectVersion, String reason) {}
}
