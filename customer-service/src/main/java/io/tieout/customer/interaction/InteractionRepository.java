package io.tieout.customer.interaction;

import io.tieout.customer.party.CustomerId;
import io.tieout.platform.id.Ids;
import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class InteractionRepository {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    InteractionRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    InteractionResponse insert(UUID companyId, CustomerId customerId, InteractionRequest request, UUID recordedBy) {
        return jdbc.sql("""
                        insert into interaction (company_id, interaction_id, customer_id, channel, direction, occurred_at,
                            subject, body, recorded_by)
                        values (:company, :id, :customer, :channel, :direction, :occurredAt, :subject, :body, :recordedBy)
                        returning interaction_id, channel, direction, occurred_at, subject, body, recorded_by, recorded_at
                        """)
                .param("company", companyId)
                .param("id", Ids.next())
                .param("customer", customerId.value())
                .param("channel", request.channel().name())
                .param("direction", request.direction().name())
                .param("occurredAt", request.occurredAt().atOffset(ZoneOffset.UTC))
                .param("subject", request.subject())
                .param("body", request.body())
                .param("recordedBy", recordedBy)
                .query(RecordRowMapper.of(InteractionResponse.class))
                .single();
    }

    /// The one of the same time and subject; its body may say something else.
    Optional<Known> find(UUID companyId, CustomerId customerId, InteractionRequest request) {
        return jdbc.sql("""
                        select interaction_id, body from interaction
                         where company_id = :company and customer_id = any(customer_party(:company, :customer))
                           and occurred_at = :occurredAt and channel = :channel and direction = :direction
                           and subject = :subject
                         order by body is not distinct from :body desc, interaction_id
                         limit 1
                        """)
                .param("company", companyId)
                .param("customer", customerId.value())
                .param("occurredAt", request.occurredAt().atOffset(ZoneOffset.UTC))
                .param("channel", request.channel().name())
                .param("direction", request.direction().name())
                .param("subject", request.subject())
                .param("body", request.body())
                .query(RecordRowMapper.of(Known.class))
                .optional();
    }

    record Known(UUID interactionId, @Nullable String body) {}

    void insertAll(UUID companyId, CustomerId customerId, List<PastNote> notes) {
        var rows = notes.stream()
                .map(note -> new MapSqlParameterSource()
                        .addValue("company", companyId)
                        .addValue("id", Ids.next())
                        .addValue("customer", customerId.value())
                        .addValue("direction", note.direction().name())
                        .addValue("occurredAt", note.occurredAt().atOffset(ZoneOffset.UTC))
                        .addValue("subject", note.subject())
                        .addValue("body", note.body())
                        .addValue("recordedBy", note.recordedBy()))
                .toArray(MapSqlParameterSource[]::new);
        batches.batchUpdate("""
                insert into interaction (company_id, interaction_id, customer_id, channel, direction, occurred_at, subject,
                    body, recorded_by)
                values (:company, :id, :customer, 'NOTE', :direction, :occurredAt, :subject, :body, :recordedBy)
                """, rows);
    }

    Optional<InteractionResponse> last(UUID companyId, CustomerId customerId) {
        return jdbc.sql("""
                        select interaction_id, channel, direction, occurred_at, subject, body, recorded_by, recorded_at
                          from interaction
                         where company_id = :company and customer_id = any(customer_party(:company, :customer))
                         order by occurred_at desc, interaction_id desc
                         limit 1
                        """)
                .param("company", companyId)
                .param("customer", customerId.value())
                .query(RecordRowMapper.of(InteractionResponse.class))
                .optional();
    }

    Page<InteractionResponse> timeline(
            UUID companyId, CustomerId customerId, @Nullable Channel channel, PageRequest page) {
        var rows = jdbc.sql("""
                        select interaction_id, channel, direction, occurred_at, subject, body, recorded_by, recorded_at
                          from interaction
                         where company_id = :company
                           and customer_id = any(customer_party(:company, :customer))
                           and (:channel::text is null or channel = :channel)
                           and (:first or (occurred_at, interaction_id) < (:afterTime::timestamptz, :afterId::uuid))
                         order by occurred_at desc, interaction_id desc
                         limit :limit
                        """)
                .param("company", companyId)
                .param("customer", customerId.value())
                .param("channel", channel == null ? null : channel.name())
                .param("first", page.isFirst())
                .param("afterTime", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query(RecordRowMapper.of(InteractionResponse.class))
                .list();
        return Page.of(
                rows,
                page,
                row -> List.of(row.occurredAt().toString(), row.interactionId().toString()));
    }
}
