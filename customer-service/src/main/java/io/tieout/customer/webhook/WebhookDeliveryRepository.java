package io.tieout.customer.webhook;

import io.tieout.platform.sql.RecordRowMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which deliveries are due, and what became of them.
@Repository
class WebhookDeliveryRepository {

    private final JdbcClient jdbc;

    WebhookDeliveryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Locks endpoints for which something is due, so that each has one process at a time that counts and
    /// claims.
    List<UUID> lockDueEndpoints(Instant now) {
        return jdbc.sql("""
                        select e.endpoint_id from webhook_endpoint e
                         where e.enabled and (e.paused_until is null or e.paused_until <= :now)
                           and exists (select from webhook_delivery d
                                        where d.endpoint_id = e.endpoint_id and d.status = 'WAITING'
                                          and d.next_attempt_at <= :now)
                         order by e.endpoint_id
                           for no key update of e skip locked
                        """)
                .param("now", utc(now))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /// Takes what is due, the oldest first, within the limits. An event does not overtake an earlier one of
    /// its subject that has not been tried yet; one that has failed is not waited for.
    List<DueDelivery> claim(Collection<UUID> endpoints, Instant now, Instant until, int perEndpoint, int atMost) {
        return jdbc.sql("""
                        with due as (
                            select d.delivery_id
                              from unnest(cast(:endpoints as uuid[])) as e (endpoint_id)
                             cross join lateral (
                                   select delivery_id, next_attempt_at, seq
                                     from webhook_delivery w
                                    where w.endpoint_id = e.endpoint_id and w.status = 'WAITING'
                                      and w.next_attempt_at <= :now
                                      and (w.leased_until is null or w.leased_until <= :now)
                                      and not exists (
                                          select from webhook_delivery b
                                           where b.endpoint_id = w.endpoint_id and b.subject = w.subject
                                             and b.seq < w.seq and b.status = 'WAITING' and b.tries = 0)
                                    order by w.next_attempt_at, w.seq
                                    limit greatest(0, :perEndpoint - (
                                          select count(*) from webhook_delivery f
                                           where f.endpoint_id = e.endpoint_id and f.status = 'WAITING'
                                             and f.leased_until > :now))) d
                             order by d.next_attempt_at, d.seq
                             limit :atMost)
                        update webhook_delivery d
                           set leased_until = :until
                          from due, webhook_endpoint e, webhook_event v
                         where d.delivery_id = due.delivery_id and d.status = 'WAITING'
                           and (d.leased_until is null or d.leased_until <= :now)
                           and e.endpoint_id = d.endpoint_id
                           and v.company_id = d.company_id and v.event_id = d.event_id and v.body is not null
                        returning d.company_id, d.delivery_id, d.endpoint_id, d.event_id, d.leased_until, e.url, v.body
                        """)
                .param("endpoints", endpoints.toArray(UUID[]::new))
                .param("now", utc(now))
                .param("until", utc(until))
                .param("perEndpoint", perEndpoint)
                .param("atMost", atMost)
                .query(RecordRowMapper.of(DueDelivery.class))
                .list();
    }

    /// Of this try; nothing when the delivery is not ours any more: erased, deleted with its endpoint, or
    /// taken over after the lease.
    Optional<Tries> countTry(UUID deliveryId, Instant leasedUntil) {
        return jdbc.sql("""
                        update webhook_delivery set tries = tries + 1, attempts = attempts + 1, leased_until = null
                         where delivery_id = :id and status = 'WAITING' and leased_until = :lease
                        returning tries, attempts
                        """)
                .param("id", deliveryId)
                .param("lease", utc(leasedUntil))
                .query(RecordRowMapper.of(Tries.class))
                .optional();
    }

    void add(UUID deliveryId, int number, Attempt attempt) {
        jdbc.sql("""
                        insert into webhook_attempt
                            (delivery_id, number, started_at, duration_millis, status_code, problem, response)
                        values (:id, :number, :startedAt, :duration, :status, :problem, :response)
                        """)
                .param("id", deliveryId)
                .param("number", number)
                .param("startedAt", utc(attempt.startedAt()))
                .param("duration", attempt.duration().toMillis())
                .param("status", attempt.statusCode())
                .param("problem", attempt.problem())
                .param("response", attempt.response())
                .update();
    }

    void complete(UUID deliveryId, DeliveryStatus status, Instant now) {
        jdbc.sql("""
                        update webhook_delivery set status = :status, completed_at = :now where delivery_id = :id
                        """)
                .param("status", status.name())
                .param("now", utc(now))
                .param("id", deliveryId)
                .update();
    }

    void tryAgain(UUID deliveryId, Instant at) {
        jdbc.sql("update webhook_delivery set next_attempt_at = :at where delivery_id = :id")
                .param("at", utc(at))
                .param("id", deliveryId)
                .update();
    }

    /// From the beginning of the schedule; what is under way stays as it is.
    ///
    /// @return how many there are now
    int askAgain(UUID companyId, UUID endpointId, Collection<UUID> events, Instant now) {
        return jdbc.sql("""
                        update webhook_delivery d
                           set status = 'WAITING', tries = 0, next_attempt_at = :now, completed_at = null
                          from webhook_event v
                         where d.company_id = :company and d.endpoint_id = :endpoint and d.event_id = any(:events)
                           and d.leased_until is null
                           and v.company_id = d.company_id and v.event_id = d.event_id and v.body is not null
                        """)
                .param("now", utc(now))
                .param("company", companyId)
                .param("endpoint", endpointId)
                .param("events", events.toArray(UUID[]::new))
                .update();
    }

    /// Since when the oldest waits that could be sent.
    Optional<Instant> oldestWaiting() {
        return jdbc.sql("""
                        select min(d.created_at) as created_at
                          from webhook_endpoint e
                          join webhook_delivery d on d.endpoint_id = e.endpoint_id and d.status = 'WAITING' and d.tries = 0
                         where e.enabled
                        """)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    long disabledEndpoints() {
        return jdbc.sql("select count(*) from webhook_endpoint where disabled_reason in ('GONE', 'FAILING')")
                .query(Long.class)
                .single();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    record DueDelivery(
            UUID companyId,
            UUID deliveryId,
            UUID endpointId,
            UUID eventId,
            Instant leasedUntil,
            String url,
            String body) {}

    record Tries(int tries, int attempts) {}
}
