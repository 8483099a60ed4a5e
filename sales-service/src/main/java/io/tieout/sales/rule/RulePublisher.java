package io.tieout.sales.rule;

import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.events.sales.v1.SalesRuleFired;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class RulePublisher {

    private final Outbox outbox;

    RulePublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void fired(UUID firingId, SalesRule rule, JudgedObject object, Instant at) {
        outbox.publish(new OutboxEvent<>(
                SalesEvents.SALES_RULE_FIRED,
                object.companyId(),
                firingId,
                1,
                object.dealId(),
                new SalesRuleFired(
                        firingId,
                        rule.ruleId(),
                        rule.version(),
                        rule.name(),
                        object.kind().name(),
                        object.objectId(),
                        object.version(),
                        object.dealId(),
                        object.ownerUserId(),
                        at)));
    }
}
