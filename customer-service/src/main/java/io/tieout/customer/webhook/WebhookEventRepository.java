package io.tieout.customer.webhook;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What can be sent, and to whom it is to be sent.
@Repository
class WebhookEventRepository {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    WebhookEventRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /// What is here already stays as it is.
    void add(Collection<StoredEvent> events, Instant now) {
        batches.batchUpdate(
                """
                insert into webhook_event (company_id, event_id, type, topic, subject, occurred_at, received_at, body)
                values (:company, :event, :type, :topic, :subject, :occurredAt, :now, :body)
                on conflict (company_id, event_id) do nothing
                """,
                events.stream()
                        .map(event -> new MapSqlParameterSource()
                                .addValue("company", event.companyId())
                                .addValue("event", event.eventId())
                                .addValue("type", event.type())
                                .addValue("topic", event.topic())
                                .addValue("subject", event.subject())
                                .addValue("occurredAt", utc(event.occurredAt()))
                                .addValue("now", utc(now))
                                .addValue("body", event.body()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /// An event that comes again is delivered once.
    void addDeliveries(Collection<NewDelivery> deliveries, Instant now) {
        batches.batchUpdate(
                """
                insert into webhook_delivery (company_id, delivery_id, endpoint_id, event_id, seq, type, subject, status,
                    tries, attempts, next_attempt_at, created_at)
                select company_id, :delivery, :endpoint, event_id, seq, type, subject, 'WAITING', 0, 0, :now, :now
                  from webhook_event
                 where company_id = :company and event_id = :event and body is not null
                on conflict (endpoint_id, event_id) do nothing
                """,
                deliveries.stream()
                        .map(delivery -> new MapSqlParameterSource()
                                .addValue("company", delivery.companyId())
                                .addValue("delivery", delivery.deliveryId())
                                .addValue("endpoint", delivery.endpointId())
                                .addValue("event", delivery.eventId())
                                .addValue("now", utc(now)))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /// The subject was erased: what was said of it must not be said again.
    void erase(UUID companyId, String topic, UUID subject, Instant now) {
        var erased = jdbc.sql("""
                        update webhook_event set body = null
                         where company_id = :company and topic = :topic and subject = :subject and body is not null
                        returning event_id
                        """)
                .param("company", companyId)
                .param("topic", topic)
                .param("subject", subject)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        if (!erased.isEmpty()) {
            jdbc.sql("""
                            update webhook_delivery
                               set status = 'ERASED', completed_at = :now, leased_until = null
                             where company_id = :company and event_id = any(:events) and status = 'WAITING'
                            """)
                    .param("now", utc(now))
                    .param("company", companyId)
                    .param("events", erased.toArray(UUID[]::new))
                    .update();
        }
    }

    /// Without those that were made to try one endpoint.
    ///
    /// @param likes `like` patterns of types; none fits any
    List<UUID> between(UUID companyId, Instant from, Instant to, Collection<String> likes, int limit) {
        return jdbc.sql("""
                        select event_id from webhook_event
                         where company_id = :company and occurred_at >= :from and occurred_at < :to
                           and body is not null and type like any(:likes) and topic <> ''
                         order by seq
                         limit :limit
                        """)
                .param("company", companyId)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("likes", likes.toArray(String[]::new))
                .param("limit", limit)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /// With the deliveries of what is too old.
    int purge(Instant before, int atOnce) {
        return jdbc.sql("""
                        delete from webhook_event
                         where (company_id, event_id) in (
                               select company_id, event_id from webhook_event
                                where received_at < :before order by received_at limit :some for update skip locked)
                        """).param("before", utc(before)).param("some", atOnce).update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    record StoredEvent(
            UUID companyId, UUID eventId, String type, String topic, UUID subject, Instant occurredAt, String body) {}

    record NewDelivery(UUID companyId, UUID deliveryId, UUID endpointId, UUID eventId) {}
}
