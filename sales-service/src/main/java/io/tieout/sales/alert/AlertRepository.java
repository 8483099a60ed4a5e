package io.tieout.sales.alert;

import io.tieout.platform.id.Ids;
import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.team.Sight;
import java.time.Instant;
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
class AlertRepository {

    private static final String COLUMNS =
            "alert_id, kind, subject, document_id, due_on, detail, raised_at, done_at, done_by";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    AlertRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(List<NewAlert> alerts, Instant at) {
        var rows = alerts.stream()
                .map(alert -> new MapSqlParameterSource()
                        .addValue("company", alert.companyId())
                        .addValue("id", Ids.next())
                        .addValue("kind", alert.kind().name())
                        .addValue("key", alert.reasonKey())
                        .addValue("subject", alert.subject())
                        .addValue("document", alert.documentId())
                        .addValue("due", alert.dueOn())
                        .addValue("detail", alert.detail())
                        .addValue("owner", alert.ownerUserId())
                        .addValue("at", at.atOffset(ZoneOffset.UTC)))
                .toArray(MapSqlParameterSource[]::new);
        batches.batchUpdate("""
                insert into sales_alert (company_id, alert_id, kind, reason_key, subject, document_id, due_on, detail,
                    owner_user_id, raised_at)
                values (:company, :id, :kind, :key, :subject, :document, :due, :detail, :owner, :at)
                on conflict (company_id, kind, reason_key) do nothing
                """, rows);
    }

    /// Newest first.
    Page<Alert> list(UUID companyId, Sight sight, @Nullable AlertKind kind, @Nullable Boolean done, PageRequest page) {
        var rows = jdbc.sql("select " + COLUMNS + """
                          from sales_alert a
                         where company_id = :company
                           and (:kind::text is null or kind = :kind)
                           and (:done::boolean is null or (done_at is not null) = :done)
                           and (:first or alert_id < :after::uuid)
                        """ + Sight.ofRecordsOf("a.owner_user_id") + """
                         order by alert_id desc
                         limit :limit
                        """)
                .param("company", companyId)
                .param("kind", kind == null ? null : kind.name())
                .param("done", done)
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .params(sight.parameters())
                .param("limit", page.limit() + 1)
                .query(RecordRowMapper.of(Alert.class))
                .list();
        return Page.of(rows, page, row -> List.of(row.alertId().toString()));
    }

    /// Returns false when there is none for this viewer. Who was first stays.
    boolean done(UUID companyId, UUID alertId, Sight sight, Instant at) {
        return jdbc.sql("""
                                update sales_alert a
                                   set done_at = coalesce(done_at, :at), done_by = coalesce(done_by, :viewer)
                                 where company_id = :company and alert_id = :id
                                """ + Sight.ofRecordsOf("a.owner_user_id"))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("company", companyId)
                        .param("id", alertId)
                        .params(sight.parameters())
                        .update()
                == 1;
    }

    Optional<Alert> get(UUID companyId, UUID alertId) {
        return jdbc.sql("select " + COLUMNS + " from sales_alert where company_id = :company and alert_id = :id")
                .param("company", companyId)
                .param("id", alertId)
                .query(RecordRowMapper.of(Alert.class))
                .optional();
    }
}
