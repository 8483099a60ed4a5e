package io.tieout.sales.rule;

import io.tieout.platform.problem.Refusal;
import io.tieout.sales.change.Cause;
import io.tieout.sales.deal.DealAutomationService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Does what a rule says. What is refused is rolled back to its own savepoint and told; the other actions stay.
@Service
@Transactional
class RuleActionService {

    private final DealAutomationService deals;
    private final RulePublisher publisher;
    private final TransactionTemplate perAction;

    RuleActionService(DealAutomationService deals, RulePublisher publisher, PlatformTransactionManager transactions) {
        this.deals = deals;
        this.publisher = publisher;
        this.perAction = new TransactionTemplate(transactions);
        this.perAction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /// @param depth how many rules stand between what this changes and what a person did
    List<RuleAction.Result> act(UUID firingId, SalesRule rule, JudgedObject object, int depth, Instant at) {
        var results = new ArrayList<RuleAction.Result>();
        ScopedValue.where(Cause.CURRENT, new Cause(rule.ruleId(), depth))
                .run(() -> rule.actions().forEach(action -> results.add(act(firingId, rule, action, object, at))));
        return results;
    }

    private RuleAction.Result act(UUID firingId, SalesRule rule, RuleAction action, JudgedObject object, Instant at) {
        if (action.type() != RuleAction.Type.NOTIFY && object.dealId() == null) {
            return new RuleAction.Result(action.type(), false, "deal-not-found", "The document has no deal");
        }
        try {
            perAction.executeWithoutResult(status -> run(firingId, rule, action, object, at));
            return new RuleAction.Result(action.type(), true, null, null);
        } catch (Refusal refusal) {
            return new RuleAction.Result(action.type(), false, refusal.code(), refusal.detail());
        }
    }

    private void run(UUID firingId, SalesRule rule, RuleAction action, JudgedObject object, Instant at) {
        var company = object.companyId();
        switch (action.type()) {
            case NOTIFY -> publisher.fired(firingId, rule, object, at);
            case CREATE_TASK ->
                deals.createTask(
                        company,
                        Objects.requireNonNull(object.dealId()),
                        action.requiredTitle(),
                        Objects.requireNonNull(action.dueInDays()));
            case SET_FIELD ->
                deals.setField(
                        company,
                        Objects.requireNonNull(object.dealId()),
                        Objects.requireNonNull(action.field()),
                        action.requiredValue());
            case MOVE_STAGE ->
                deals.moveStage(
                        company, Objects.requireNonNull(object.dealId()), action.requiredStage(), action.lostReason());
        }
    }
}
