package io.tieout.customer.webhook;

import io.tieout.customer.vault.Vault;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WebhookEndpointRepository {

    private static final String SELECTION = """
            select e.endpoint_id, e.url, e.event_types, e.description, e.enabled, e.disabled_reason, e.disabled_at,
                   e.failing_since, e.paused_until, e.previous_secret_until, e.created_by, e.created_at, e.version
              from webhook_endpoint e
             where e.company_id = :company
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    WebhookEndpointRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// Two that come at the same time must not both be the last one.
    int countLocked(UUID companyId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('webhook_endpoint/' || cast(:company as text), 0))")
                .param("company", companyId)
                .query((row, number) -> 1)
                .list();
        return jdbc.sql("select count(*) from webhook_endpoint where company_id = :company")
                .param("company", companyId)
                .query(Integer.class)
                .single();
    }

    void insert(UUID companyId, WebhookEndpoint endpoint, WebhookSecret secret) {
        jdbc.sql("""
                        insert into webhook_endpoint (company_id, endpoint_id, url, event_types, description, enabled,
                            disabled_reason, disabled_at, notices, secret, secret_key, created_by, created_at, version)
                        values (:company, :id, :url, :types, :description, :enabled, :reason, :disabledAt, 0, :secret,
                            :key, :by, :at, :version)
                        """)
                .param("company", companyId)
                .param("id", endpoint.endpointId())
                .param("url", endpoint.url())
                .param("types", types(endpoint))
                .param("description", endpoint.description())
                .param("enabled", endpoint.enabled())
                .param("reason", name(endpoint.disabledReason()))
                .param("disabledAt", utc(endpoint.disabledAt()))
                .param("secret", seal(secret, companyId, endpoint.endpointId()))
                .param("key", vault.contentKey())
                .param("by", endpoint.createdBy())
                .param("at", utc(endpoint.createdAt()))
                .param("version", endpoint.version())
                .update();
    }

    Optional<WebhookEndpoint> find(UUID companyId, UUID id, WebhookSight sight) {
        return jdbc.sql(SELECTION + " and e.endpoint_id = :id" + WebhookSight.OF_ENDPOINTS)
                .param("company", companyId)
                .param("id", id)
                .params(sight.parameters())
                .query((row, number) -> read(row))
                .optional();
    }

    /// Newest first; one row more than the page shows.
    List<WebhookEndpoint> list(UUID companyId, WebhookSight sight, PageRequest page) {
        return jdbc.sql(SELECTION + WebhookSight.OF_ENDPOINTS + """
                           and (:first or e.endpoint_id < cast(:after as uuid))
                         order by e.endpoint_id desc
                         limit :limit
                        """)
                .param("company", companyId)
                .params(sight.parameters())
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> read(row))
                .list();
    }

    /// Returns false when it is another version by now.
    boolean update(UUID companyId, WebhookEndpoint changed, long expectedVersion) {
        return jdbc.sql("""
                                update webhook_endpoint
                                   set url = :url, event_types = :types, description = :description, enabled = :enabled,
                                       disabled_reason = :reason, disabled_at = :disabledAt,
                                       failing_since = :failingSince, paused_until = :pausedUntil, version = version + 1
                                 where company_id = :company and endpoint_id = :id and version = :version
                                """)
                        .param("url", changed.url())
                        .param("types", types(changed))
                        .param("description", changed.description())
                        .param("enabled", changed.enabled())
                        .param("reason", name(changed.disabledReason()))
                        .param("disabledAt", utc(changed.disabledAt()))
                        .param("failingSince", utc(changed.failingSince()))
                        .param("pausedUntil", utc(changed.pausedUntil()))
                        .param("company", companyId)
                        .param("id", changed.endpointId())
                        .param("version", expectedVersion)
                        .update()
                == 1;
    }

    boolean delete(UUID companyId, UUID id, long expectedVersion) {
        return jdbc.sql("""
                                delete from webhook_endpoint
                                 where company_id = :company and endpoint_id = :id and version = :version
                                """)
                        .param("company", companyId)
                        .param("id", id)
                        .param("version", expectedVersion)
                        .update()
                == 1;
    }

    /// The secret of now stays good until then.
    boolean rotate(UUID companyId, UUID id, WebhookSecret next, Instant previousUntil, long expectedVersion) {
        var current = secrets(companyId, id, Instant.MIN);
        if (current.isEmpty()) {
            return false;
        }
        return jdbc.sql("""
                                update webhook_endpoint
                                   set secret = :secret, previous_secret = :previous, previous_secret_until = :until,
                                       secret_key = :key, version = version + 1
                                 where company_id = :company and endpoint_id = :id and version = :version
                                """)
                        .param("secret", seal(next, companyId, id))
                        .param("previous", seal(current.getFirst(), companyId, id))
                        .param("until", utc(previousUntil))
                        .param("key", vault.contentKey())
                        .param("company", companyId)
                        .param("id", id)
                        .param("version", expectedVersion)
                        .update()
                == 1;
    }

    /// The newest first, then the one before while it is good.
    List<WebhookSecret> secrets(UUID companyId, UUID id, Instant now) {
        return jdbc.sql("""
                        select secret, previous_secret, previous_secret_until from webhook_endpoint
                         where company_id = :company and endpoint_id = :id
                        """)
                .param("company", companyId)
                .param("id", id)
                .query((row, number) -> {
                    var until = instant(row, "previous_secret_until");
                    boolean both = until != null && until.isAfter(now);
                    return Stream.of(row.getString("secret"), both ? row.getString("previous_secret") : null)
                            .filter(Objects::nonNull)
                            .map(content -> new WebhookSecret(vault.open(content, companyId, id)))
                            .toList();
                })
                .optional()
                .orElse(List.of());
    }

    /// Secrets under an old key of the vault come under the new one; returns how many there were.
    int renewSome(int atOnce) {
        var rows = jdbc.sql("""
                        select company_id, endpoint_id, secret, previous_secret from webhook_endpoint
                         where secret_key <> :key
                         order by endpoint_id
                         limit :some
                           for update skip locked
                        """)
                .param("key", vault.contentKey())
                .param("some", atOnce)
                .query((row, number) -> new SealedSecrets(
                        row.getObject("company_id", UUID.class),
                        row.getObject("endpoint_id", UUID.class),
                        row.getString("secret"),
                        row.getString("previous_secret")))
                .list();
        for (var row : rows) {
            jdbc.sql("""
                            update webhook_endpoint
                               set secret = :secret, previous_secret = :previous, secret_key = :key
                             where company_id = :company and endpoint_id = :id
                            """)
                    .param("secret", sealAnew(row.secret(), row))
                    .param("previous", row.previous() == null ? null : sealAnew(row.previous(), row))
                    .param("key", vault.contentKey())
                    .param("company", row.companyId())
                    .param("id", row.endpointId())
                    .update();
        }
        return rows.size();
    }

    private String sealAnew(String content, SealedSecrets row) {
        var secret = new WebhookSecret(vault.open(content, row.companyId(), row.endpointId()));
        return seal(secret, row.companyId(), row.endpointId());
    }

    private String seal(WebhookSecret secret, UUID companyId, UUID id) {
        return vault.seal(secret.text(), id.toString(), companyId, id).content();
    }

    /// Those that may be told of something, of all these companies.
    List<Wish> wishes(Collection<UUID> companies) {
        return jdbc.sql("""
                        select company_id, endpoint_id, event_types, enabled from webhook_endpoint
                         where company_id = any(:companies)
                        """)
                .param("companies", companies.toArray(UUID[]::new))
                .query((row, number) -> new Wish(
                        row.getObject("company_id", UUID.class),
                        row.getObject("endpoint_id", UUID.class),
                        patterns(row),
                        row.getBoolean("enabled")))
                .list();
    }

    /// Keeps it until the end of the transaction. Whoever deletes it takes its deliveries after it: those who note
    /// something of both have to take them in that order, too.
    ///
    /// @return false when it is gone
    boolean hold(UUID endpointId) {
        return jdbc.sql("select from webhook_endpoint where endpoint_id = :id for key share")
                .param("id", endpointId)
                .query((row, number) -> true)
                .optional()
                .isPresent();
    }

    void succeeded(UUID endpointId) {
        jdbc.sql("""
                        update webhook_endpoint set failing_since = null, paused_until = null
                         where endpoint_id = :id and failing_since is not null
                        """).param("id", endpointId).update();
    }

    /// @return since when it fails; nothing when it is gone
    Optional<Instant> failed(UUID endpointId, Instant now, @Nullable Instant pausedUntil) {
        return jdbc.sql("""
                        update webhook_endpoint
                           set failing_since = coalesce(failing_since, :now),
                               paused_until = greatest(paused_until, cast(:until as timestamptz))
                         where endpoint_id = :id
                        returning failing_since
                        """)
                .param("now", utc(now))
                .param("until", utc(pausedUntil))
                .param("id", endpointId)
                .query((row, number) -> Objects.requireNonNull(instant(row, "failing_since")))
                .optional();
    }

    /// @return how often others were told so, this time included; nothing when it is disabled already
    Optional<Long> disable(UUID endpointId, WebhookEndpoint.DisabledReason reason, Instant now) {
        return jdbc.sql("""
                        update webhook_endpoint
                           set enabled = false, disabled_reason = :reason, disabled_at = :now, notices = notices + 1,
                               version = version + 1
                         where endpoint_id = :id and enabled
                        returning notices
                        """)
                .param("reason", reason.name())
                .param("now", utc(now))
                .param("id", endpointId)
                .query(Long.class)
                .optional();
    }

    private static WebhookEndpoint read(ResultSet row) throws SQLException {
        var reason = row.getString("disabled_reason");
        return new WebhookEndpoint(
                row.getObject("endpoint_id", UUID.class),
                row.getString("url"),
                patterns(row),
                row.getString("description"),
                row.getBoolean("enabled"),
                reason == null ? null : WebhookEndpoint.DisabledReason.valueOf(reason),
                instant(row, "disabled_at"),
                instant(row, "failing_since"),
                instant(row, "paused_until"),
                instant(row, "previous_secret_until"),
                row.getObject("created_by", UUID.class),
                Objects.requireNonNull(instant(row, "created_at")),
                row.getLong("version"));
    }

    private static List<EventPattern> patterns(ResultSet row) throws SQLException {
        var patterns = new ArrayList<EventPattern>();
        for (var pattern : (String[]) row.getArray("event_types").getArray()) {
            patterns.add(new EventPattern(pattern));
        }
        return patterns;
    }

    private static String[] types(WebhookEndpoint endpoint) {
        return endpoint.eventTypes().stream().map(EventPattern::value).toArray(String[]::new);
    }

    private static @Nullable String name(WebhookEndpoint.@Nullable DisabledReason reason) {
        return reason == null ? null : reason.name();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    record Wish(UUID companyId, UUID endpointId, List<EventPattern> eventTypes, boolean enabled) {}

    private record SealedSecrets(
            UUID companyId,
            UUID endpointId,
            String secret,
            @Nullable String previous) {}
}
