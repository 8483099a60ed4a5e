package io.tieout.ledger.insight;

import io.tieout.events.ledger.v1.CustomerPaymentBehaviour;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class CustomerBehaviourPublisher {

    private final Outbox outbox;

    CustomerBehaviourPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void changed(UUID companyId, List<KeptBehaviour> changes) {
        var events = new ArrayList<OutboxEvent<?>>();
        for (var change : changes) {
            events.add(new OutboxEvent<>(
                    LedgerEvents.CUSTOMER_PAYMENT_BEHAVIOUR,
                    companyId,
                    change.customerId(),
                    change.version(),
                    null,
                    new CustomerPaymentBehaviour(
                            change.customerId(),
                            change.window().from(),
                            change.window().asOf(),
                            change.currencies().stream()
                                    .map(CustomerBehaviourPublisher::figures)
                                    .toList())));
        }
        outbox.publishAll(events);
    }

    private static CustomerPaymentBehaviour.Figures figures(CurrencyBehaviour behaviour) {
        var promises = behaviour.promises();
        return new CustomerPaymentBehaviour.Figures(
                behaviour.paidInvoices(),
                behaviour.paid(),
                behaviour.averageDaysToPay(),
                behaviour.lateInvoices(),
                behaviour.averageDaysLate(),
                behaviour.disputedInvoices(),
                preferredMethod(behaviour.habits()),
                behaviour.habits() == null ? null : behaviour.habits().medianDaysBetween(),
                promises.kept(),
                promises.broken());
    }

    private static @Nullable String preferredMethod(@Nullable PaymentHabits habits) {
        return habits == null || habits.methods().isEmpty()
                ? null
                : habits.methods().getFirst().method().name();
    }
}
