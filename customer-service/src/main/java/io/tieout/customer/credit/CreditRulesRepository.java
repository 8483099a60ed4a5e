package io.tieout.customer.credit;

import io.tieout.platform.web.PageRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Score cards and policies, as documents: they are read whole and never searched.
@Repository
class CreditRulesRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CreditRulesRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Versioned<ScoreCard> scoreCard(UUID companyId) {
        return jdbc.sql("""
                        select version, card from credit_score_card
                         where company_id = :company order by version desc limit 1
                        """)
                .param("company", companyId)
                .query((row, number) ->
                        new Versioned<>(row.getLong("version"), json.readValue(row.getString("card"), ScoreCard.class)))
                .optional()
                .orElse(new Versioned<>(0, ScoreCard.STANDARD));
    }

    Versioned<CreditPolicy> policy(UUID companyId) {
        return jdbc.sql("""
                        select version, policy from credit_policy
                         where company_id = :company order by version desc limit 1
                        """)
                .param("company", companyId)
                .query((row, number) -> new Versioned<>(
                        row.getLong("version"), json.readValue(row.getString("policy"), CreditPolicy.class)))
                .optional()
                .orElse(new Versioned<>(0, CreditPolicy.STANDARD));
    }

    /// Returns false when there is this version already.
    boolean add(UUID companyId, Versioned<?> rules, String reason, UUID by, Instant at) {
        var statement = rules.document() instanceof ScoreCard ? """
                  insert into credit_score_card (company_id, version, card, reason, changed_by, changed_at)
                  values (:company, :version, cast(:document as jsonb), :reason, :by, :at)
                  on conflict (company_id, version) do nothing
                  """ : """
                  insert into credit_policy (company_id, version, policy, reason, changed_by, changed_at)
                  values (:company, :version, cast(:document as jsonb), :reason, :by, :at)
                  on conflict (company_id, version) do nothing
                  """;
        return jdbc.sql(statement)
                        .param("company", companyId)
                        .param("version", rules.version())
                        .param("document", json.writeValueAsString(rules.document()))
                        .param("reason", reason)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<RulesChangeResponse> scoreCardChanges(UUID companyId, PageRequest page) {
        return changes("""
                select version, card as document, reason, changed_by, changed_at from credit_score_card
                """, companyId, page);
    }

    List<RulesChangeResponse> policyChanges(UUID companyId, PageRequest page) {
        return changes("""
                select version, policy as document, reason, changed_by, changed_at from credit_policy
                """, companyId, page);
    }

    private List<RulesChangeResponse> changes(String selection, UUID companyId, PageRequest page) {
        return jdbc.sql(selection + """
                         where company_id = :company and (:first or version < cast(:after as bigint))
                         order by version desc
                         limit :limit
                        """)
                .param("company", companyId)
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> new RulesChangeResponse(
                        row.getLong("version"),
                        json.readTree(row.getString("document")),
                        row.getString("reason"),
                        row.getObject("changed_by", UUID.class),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
