package io.tieout.customer.lead;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class LeadPolicyRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    LeadPolicyRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    VersionedPolicy current(UUID companyId) {
        return jdbc.sql("""
                        select version, policy from lead_policy
                         where company_id = :company order by version desc limit 1
                        """)
                .param("company", companyId)
                .query((row, number) -> new VersionedPolicy(
                        row.getLong("version"), json.readValue(row.getString("policy"), LeadPolicy.class)))
                .optional()
                .orElse(new VersionedPolicy(0, LeadPolicy.STANDARD));
    }

    /// Returns false when there is this version already.
    boolean add(UUID companyId, VersionedPolicy changed, UUID by, Instant at) {
        return jdbc.sql("""
                                insert into lead_policy (company_id, version, policy, changed_by, changed_at)
                                values (:company, :version, cast(:policy as jsonb), :by, :at)
                                on conflict (company_id, version) do nothing
                                """)
                        .param("company", companyId)
                        .param("version", changed.version())
                        .param("policy", json.writeValueAsString(changed.policy()))
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
