package io.tieout.reconciliation.learning;

import io.tieout.reconciliation.matching.Assessment;
import io.tieout.reconciliation.matching.Feature;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MatchingExampleRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MatchingExampleRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID companyId, List<KeptExample> examples) {
        if (examples.isEmpty()) {
            return;
        }
        var chosen = new @Nullable Integer[examples.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = examples.get(i).chosen();
        }
        jdbc.sql("""
                        insert into matching_example (company_id, match_id, line_id, decided_by, decided_at, feature_version,
                            rule_version, eligible, assessments, chosen)
                        select :company, match_id, line_id, decided_by, :now, :features, rule_version, eligible,
                            cast(assessments as jsonb), chosen
                        from unnest(cast(:matches as uuid[]), cast(:lines as uuid[]), cast(:deciders as text[]),
                            cast(:versions as text[]), cast(:eligible as boolean[]), cast(:assessments as text[]),
                            cast(:chosen as integer[]))
                            as e (match_id, line_id, decided_by, rule_version, eligible, assessments, chosen)
                        """)
                .param("company", companyId)
                .param("now", examples.getFirst().decidedAt().atOffset(ZoneOffset.UTC))
                .param("features", Feature.VERSION)
                .param("matches", examples.stream().map(KeptExample::matchId).toArray(UUID[]::new))
                .param("lines", examples.stream().map(KeptExample::lineId).toArray(UUID[]::new))
                .param("deciders", examples.stream().map(KeptExample::decidedBy).toArray(String[]::new))
                .param(
                        "versions",
                        examples.stream().map(KeptExample::ruleVersion).toArray(String[]::new))
                .param(
                        "eligible",
                        examples.stream().map(KeptExample::isEligible).toArray(Boolean[]::new))
                .param(
                        "assessments",
                        examples.stream()
                                .map(example -> json.writeValueAsString(example.assessments()))
                                .toArray(String[]::new))
                .param("chosen", chosen)
                .update();
    }

    void takeBack(UUID companyId, UUID matchId) {
        jdbc.sql("update matching_example set undone = true where company_id = :company and match_id = :match")
                .param("company", companyId)
                .param("match", matchId)
                .update();
    }

    void withdraw(UUID companyId, UUID matchId) {
        jdbc.sql("delete from matching_example where company_id = :company and match_id = :match")
                .param("company", companyId)
                .param("match", matchId)
                .update();
    }

    /// The latest ones from which something can be learned, in no order.
    List<KeptExample> latest(UUID companyId, int limit) {
        return jdbc.sql("""
                        select match_id, line_id, decided_by, decided_at, rule_version, assessments, chosen, undone
                        from matching_example
                        where company_id = :company and feature_version = :features and (decided_by = 'USER' or undone)
                        order by decided_at desc, match_id desc
                        limit :limit
                        """)
                .param("company", companyId)
                .param("features", Feature.VERSION)
                .param("limit", limit)
                .query((row, number) -> new KeptExample(
                        row.getObject("match_id", UUID.class),
                        row.getObject("line_id", UUID.class),
                        row.getString("decided_by"),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                        row.getString("rule_version"),
                        List.of(json.readValue(row.getString("assessments"), Assessment[].class)),
                        row.getObject("chosen", Integer.class),
                        row.getBoolean("undone")))
                .list();
    }
}
