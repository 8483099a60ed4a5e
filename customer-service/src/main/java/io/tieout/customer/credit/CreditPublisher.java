package io.tieout.customer.credit;

import io.tieout.events.customer.v1.CreditState;
import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

@Component
class CreditPublisher {

    private final Outbox outbox;

    CreditPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void decided(List<CreditDecision> decisions) {
        var events = new ArrayList<OutboxEvent<?>>();
        for (var decision : decisions) {
            events.add(new OutboxEvent<>(
                    CustomerEvents.CREDIT_STATE,
                    decision.companyId(),
                    decision.customerId(),
                    decision.version(),
                    null,
                    state(decision)));
        }
        outbox.publishAll(events);
    }

    private static CreditState state(CreditDecision decision) {
        var terms = decision.terms();
        return new CreditState(
                decision.customerId(),
                decision.score().rating().name(),
                decision.score().points(),
                decision.score().lost().stream()
                        .map(lost -> lost.factor().name())
                        .toList(),
                terms.limits(),
                terms.paymentTermDays(),
                terms.hold().name(),
                Objects.toString(terms.holdReason(), null),
                decision.decidedAt());
    }
}
