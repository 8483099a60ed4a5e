package io.tieout.ledger.postingrule;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PostingRuleRepository {

    private static final TypeReference<List<PostingRule>> RULES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PostingRuleRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    PostingRules current(UUID companyId) {
        return jdbc.sql("""
                        select version, rules
                        from posting_rule_set
                        where company_id = :company
                        order by version desc
                        limit 1""")
                .param("company", companyId)
                .query((row, number) -> new PostingRules(row.getLong("version"), read(row.getString("rules"))))
                .optional()
                .orElse(PostingRules.NONE);
    }

    Optional<PostingRules> find(UUID companyId, long version) {
        return jdbc.sql(
                        "select version, rules from posting_rule_set where company_id = :company and version = :version")
                .param("company", companyId)
                .param("version", version)
                .query((row, number) -> new PostingRules(row.getLong("version"), read(row.getString("rules"))))
                .optional();
    }

    /// Newest first.
    List<PostingRulesVersionResponse> versions(UUID companyId, long before, int limit) {
        return jdbc.sql("""
                        select version, jsonb_array_length(rules) as rules, reason, saved_by, recorded_at
                        from posting_rule_set
                        where company_id = :company and version < :before
                        order by version desc
                        limit :limit""")
                .param("company", companyId)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new PostingRulesVersionResponse(
                        row.getLong("version"),
                        row.getInt("rules"),
                        row.getString("reason"),
                        row.getObject("saved_by", UUID.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// @return whether nobody else saved this version
    boolean insert(UUID companyId, PostingRules rules, String reason, UUID by) {
        return jdbc.sql("""
                                insert into posting_rule_set (company_id, version, rules, reason, saved_by)
                                values (:company, :version, cast(:rules as jsonb), :reason, :by)
                                on conflict (company_id, version) do nothing""")
                        .param("company", companyId)
                        .param("version", rules.version())
                        .param("rules", json.writeValueAsString(rules.rules()))
                        .param("reason", reason)
                        .param("by", by)
                        .update()
                == 1;
    }

    private List<PostingRule> read(String rules) {
        return json.readValue(rules, RULES);
    }
}
