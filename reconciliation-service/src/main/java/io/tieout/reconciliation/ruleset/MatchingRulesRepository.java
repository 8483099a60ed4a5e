package io.tieout.reconciliation.ruleset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MatchingRulesRepository {

    private static final String SELECT = """
            select company_id, matching_rules_id, number, status, reason, rules, authors, drafted_at, activated_by,
                activated_at, ended_at, version
            from matching_rules
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MatchingRulesRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Numbers follow one another, and one set is in force: of two writers, the second one sees the first.
    void lock(UUID companyId) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) locked")
                .param("key", "matching rules " + companyId)
                .query(Integer.class)
                .single();
    }

    int nextNumber(UUID companyId) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from matching_rules where company_id = :company")
                .param("company", companyId)
                .query(Integer.class)
                .single();
    }

    Optional<RuleSet> active(UUID companyId) {
        return jdbc.sql(SELECT + "where company_id = :company and status = 'ACTIVE'")
                .param("company", companyId)
                .query(this::set)
                .optional();
    }

    Optional<RuleSet> find(UUID companyId, UUID id) {
        return jdbc.sql(SELECT + "where company_id = :company and matching_rules_id = :id")
                .param("company", companyId)
                .param("id", id)
                .query(this::set)
                .optional();
    }

    Optional<RuleSet> find(UUID companyId, int number) {
        return jdbc.sql(SELECT + "where company_id = :company and number = :number")
                .param("company", companyId)
                .param("number", number)
                .query(this::set)
                .optional();
    }

    /// The newest first.
    List<RuleSet> list(UUID companyId, @Nullable RuleSetStatus status, int before, int limit) {
        return jdbc.sql(SELECT + """
                        where company_id = :company and number < :before
                            and (cast(:status as text) is null or status = :status)
                        order by number desc
                        limit :limit
                        """)
                .param("company", companyId)
                .param("status", status == null ? null : status.name())
                .param("before", before)
                .param("limit", limit)
                .query(this::set)
                .list();
    }

    void insert(RuleSet set) {
        jdbc.sql("""
                        insert into matching_rules (company_id, matching_rules_id, number, status, reason, rules, authors,
                            drafted_at, version)
                        values (:company, :id, :number, :status, :reason, cast(:rules as jsonb), :authors, :at, :version)
                        """)
                .param("company", set.companyId())
                .param("id", set.id())
                .param("number", set.number())
                .param("status", set.status().name())
                .param("reason", set.reason())
                .param("rules", json.writeValueAsString(set.rules()))
                .param("authors", set.authors().toArray(UUID[]::new))
                .param("at", set.draftedAt().atOffset(ZoneOffset.UTC))
                .param("version", set.version())
                .update();
    }

    /// Writers of one company go one after the other (see [#lock]), so the version before is the one they read.
    void update(RuleSet set) {
        int rows = jdbc.sql("""
                        update matching_rules
                        set status = :status, reason = :reason, rules = cast(:rules as jsonb), authors = :authors,
                            activated_by = :activatedBy, activated_at = :activatedAt, ended_at = :endedAt,
                            version = :version
                        where company_id = :company and matching_rules_id = :id and version = :version - 1
                        """)
                .param("company", set.companyId())
                .param("id", set.id())
                .param("status", set.status().name())
                .param("reason", set.reason())
                .param("rules", json.writeValueAsString(set.rules()))
                .param("authors", set.authors().toArray(UUID[]::new))
                .param("activatedBy", set.activatedBy())
                .param("activatedAt", utc(set.activatedAt()))
                .param("endedAt", utc(set.endedAt()))
                .param("version", set.version())
                .update();
        if (rows != 1) {
            throw new IllegalStateException("Set " + set.number() + " was changed by someone else");
        }
    }

    private RuleSet set(ResultSet row, int number) throws SQLException {
        var authors = new LinkedHashSet<UUID>();
        for (var author : (UUID[]) row.getArray("authors").getArray()) {
            authors.add(author);
        }
        var draftedAt = row.getObject("drafted_at", OffsetDateTime.class);
        return new RuleSet(
                row.getObject("company_id", UUID.class),
                row.getObject("matching_rules_id", UUID.class),
                row.getInt("number"),
                RuleSetStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                json.readValue(row.getString("rules"), MatchingRules.class),
                authors,
                draftedAt.toInstant(),
                row.getObject("activated_by", UUID.class),
                instant(row, "activated_at"),
                instant(row, "ended_at"),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
