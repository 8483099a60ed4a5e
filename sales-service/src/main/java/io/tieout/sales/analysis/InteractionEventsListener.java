package io.tieout.sales.analysis;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.InteractionRecorded;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/// Counts who talked with customers; what was said stays with customer-service.
@Component
class InteractionEventsListener implements EventSubscriber {

    private final NamedParameterJdbcOperations batches;

    InteractionEventsListener(NamedParameterJdbcOperations batches) {
        this.batches = batches;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.onAll(CustomerEvents.INTERACTION_RECORDED, this::recorded);
    }

    private void recorded(List<ReceivedEvent<InteractionRecorded>> events) {
        batches.batchUpdate(
                """
                insert into customer_talk (company_id, interaction_id, user_id, channel, occurred_at)
                values (:company, :id, :user, :channel, :at)
                on conflict do nothing
                """,
                events.stream()
                        .map(event -> new MapSqlParameterSource()
                                .addValue("company", event.envelope().companyId())
                                .addValue("id", event.payload().interactionId())
                                .addValue("user", event.payload().recordedBy())
                                .addValue("channel", event.payload().channel())
                                .addValue("at", event.payload().occurredAt().atOffset(ZoneOffset.UTC)))
                        .toArray(MapSqlParameterSource[]::new));
    }
}
