package io.tieout.customer.webhook;

import io.tieout.customer.webhook.WebhookDeliveryResponse.AttemptResponse;
import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The log of deliveries. What an event says is not in it: that is read from the service it comes from.
@Repository
class WebhookDeliveryQueries {

    private static final int MAX_ATTEMPTS = 100;

    private static final String SELECTION = """
            select d.delivery_id, d.endpoint_id, d.event_id, d.type, d.subject, d.status, d.attempts,
                   case when d.status = 'WAITING' then d.next_attempt_at end as next_attempt_at,
                   d.created_at, d.completed_at, v.body is not null as kept
              from webhook_delivery d
              join webhook_endpoint e on e.endpoint_id = d.endpoint_id
              join webhook_event v on v.company_id = d.company_id and v.event_id = d.event_id
             where d.company_id = :company
            """;

    private final JdbcClient jdbc;

    WebhookDeliveryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<WebhookDeliveryResponse> find(UUID companyId, UUID id, WebhookSight sight) {
        return jdbc.sql(SELECTION + " and d.delivery_id = :id" + WebhookSight.OF_ENDPOINTS)
                .param("company", companyId)
                .param("id", id)
                .params(sight.parameters())
                .query((row, number) -> read(row))
                .optional();
    }

    /// Newest first; one row more than the page shows.
    List<WebhookDeliveryResponse> list(
            UUID companyId,
            WebhookSight sight,
            @Nullable UUID endpointId,
            @Nullable DeliveryStatus status,
            PageRequest page) {
        return jdbc.sql(SELECTION + WebhookSight.OF_ENDPOINTS + """
                           and (cast(:endpoint as uuid) is null or d.endpoint_id = :endpoint)
                           and (cast(:status as text) is null or d.status = :status)
                           and (:first or d.delivery_id < cast(:after as uuid))
                         order by d.delivery_id desc
                         limit :limit
                        """)
                .param("company", companyId)
                .params(sight.parameters())
                .param("endpoint", endpointId)
                .param("status", status == null ? null : status.name())
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> read(row))
                .list();
    }

    List<AttemptResponse> attempts(UUID deliveryId) {
        return jdbc.sql("""
                        select number, started_at, duration_millis, status_code, problem, response
                          from webhook_attempt
                         where delivery_id = :id
                         order by number desc
                         limit :limit
                        """)
                .param("id", deliveryId)
                .param("limit", MAX_ATTEMPTS)
                .query(RecordRowMapper.of(AttemptResponse.class))
                .list();
    }

    private static WebhookDeliveryResponse read(ResultSet row) throws SQLException {
        return new WebhookDeliveryResponse(
                row.getObject("delivery_id", UUID.class),
                row.getObject("endpoint_id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getObject("subject", UUID.class),
                DeliveryStatus.valueOf(row.getString("status")),
                row.getInt("attempts"),
                instant(row, "next_attempt_at"),
                Objects.requireNonNull(instant(row, "created_at")),
                instant(row, "completed_at"),
                row.getBoolean("kept"),
                null);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
